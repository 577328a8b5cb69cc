import {
  IconBuildingHospital,
  IconChartDots,
  IconClipboardCheck,
  IconDatabaseImport,
  IconEye,
  IconFileText,
  IconForms,
  IconKey,
  IconListDetails,
  IconLayoutGrid,
  IconListNumbers,
  IconMap2,
  IconPill,
  IconStethoscope,
  IconTimeline,
  IconUserHeart,
  IconUsersGroup,
  IconZoomQuestion,
} from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { askScreen } from '../screen-parts.ts';
import { screensOf, type Screen } from '../screens.ts';
import { useSession } from '../session.ts';

const icons = {
  region: IconMap2,
  matrix: IconLayoutGrid,
  establishments: IconListNumbers,
  establishment: IconBuildingHospital,
  results: IconClipboardCheck,
  indicator: IconChartDots,
  gap: IconTimeline,
  own: IconUserHeart,
  addOn: IconPill,
  offLabel: IconZoomQuestion,
  services: IconStethoscope,
  lines: IconListDetails,
  argumentation: IconFileText,
  declarations: IconForms,
  grants: IconKey,
  journal: IconUsersGroup,
  imports: IconDatabaseImport,
  consultations: IconEye,
} as const satisfies Record<Screen['name'], unknown>;

/** The screens that the reader may open, in words. */
export function Navigation({ named }: { named: number | undefined }) {
  const { link } = useChoice();
  const { labels } = useWords();
  const { roles } = useSession();
  return (
    <nav className="screens" aria-label={labels.screens}>
      {screensOf(roles, named).map(({ path, name }) => {
        const Icon = icons[name];
        // Who points at it may open it: its file is there when he does.
        const ask = () => askScreen(name);
        return (
          <NavLink key={path} to={link(path)} end onPointerEnter={ask} onFocus={ask}>
            <Icon size={20} aria-hidden />
            {labels.access.screens[name]}
          </NavLink>
        );
      })}
    </nav>
  );
}
