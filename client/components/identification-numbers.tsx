import type { ReceivedNumber } from '../identification.ts';
import { useWords } from '../language.ts';
import { TableFrame } from './table-frame.tsx';

/** The numbers under which an establishment's lines came, as they were received. */
export function IdentificationNumbers({ numbers }: { numbers: readonly ReceivedNumber[] }) {
  const { labels, format } = useWords();
  const { identification } = labels.declarations;
  const heads = [identification.lines, identification.share, identification.amount];
  return (
    <section className="identification-numbers" aria-labelledby="identification-numbers-title">
      <h3 id="identification-numbers-title">{identification.numbers}</h3>
      <TableFrame caption={identification.numbers}>
        <thead>
          <tr>
            <th scope="col">{identification.received}</th>
            <th scope="col">{identification.full}</th>
            <th scope="col">{identification.state}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbers.map(({ received, finess, state, lines, share, amount }) => (
            <tr key={`${received} ${state}`}>
              <th scope="row" className="tabular">
                {received ?? identification.noNumber}
              </th>
              <td className="tabular">{finess ?? ''}</td>
              <td>{identification.states[state] ?? state}</td>
              <td className="number">{format.count(lines)}</td>
              <td className="number">{format.percent(share)}</td>
              <td className="number">{amount === null ? labels.noValue : format.euros(amount)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}
