import { useWords } from '../language.ts';
import { useLeave } from '../leave.ts';
import { roleGroups, useSession } from '../session.ts';
import { becomePersona } from '../sign-out.ts';

/** Without an identity provider: the product as each role sees it, one press away. */
export function SeeAs() {
  const { labels, language } = useWords();
  const { access } = labels;
  const { mode, personas, persona: chosen } = useSession();
  const { leave, failed } = useLeave();
  if (mode !== 'local' || personas.length === 0) return null;
  return (
    <div className="see-as" role="group" aria-label={access.seeAs}>
      <span className="see-as-name">{access.seeAs}</span>
      {Object.entries(roleGroups).map(([group, roles]) => (
        <div key={group} className="see-as-group" role="group" aria-label={access.groups[group]}>
          <span className="quiet">{access.groups[group]}</span>
          {roles.flatMap((role) => {
            const persona = personas.find((one) => one.role === role);
            if (!persona) return [];
            return (
              <button
                key={persona.id}
                type="button"
                data-persona={persona.id}
                aria-pressed={persona.id === chosen}
                title={`${access.roles[role].long} · ${persona.name}`}
                onClick={() => void leave(() => becomePersona(persona.id, language))}
              >
                {access.roles[role].short}
              </button>
            );
          })}
        </div>
      ))}
      {failed && <span role="alert">{labels.failures.unreachable}</span>}
    </div>
  );
}
