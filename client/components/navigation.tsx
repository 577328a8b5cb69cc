import { IconBuildingHospital, IconListNumbers, IconMap2 } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';

/** The screens, in words. */
export function Navigation() {
  const { link } = useChoice();
  const { labels } = useWords();
  const screens = [
    { path: paths.region, name: labels.region, Icon: IconMap2 },
    { path: paths.establishments, name: labels.establishments, Icon: IconListNumbers },
    { path: paths.establishment, name: labels.establishment, Icon: IconBuildingHospital },
  ];
  return (
    <nav className="screens" aria-label={labels.screens}>
      {screens.map(({ path, name, Icon }) => (
        <NavLink key={path} to={link(path)} end>
          <Icon size={20} aria-hidden />
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
