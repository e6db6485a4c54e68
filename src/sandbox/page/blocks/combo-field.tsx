import '../styles/overlay.css';
import { useContext } from 'react';
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Text,
} from 'react-aria-components';
import type { Offer } from './offers.ts';

interface ComboFieldProps {
  id: string;
  label: string;
  placeholder: string;
  offers: Offer[];
  /** keys */
  chosen: string[];
  isMany: boolean;
  isInvalid: boolean;
  onChange: (keys: string[]) => void;
  /** told what is typed, where the offers come from elsewhere */
  onSearch?: (typed: string) => void;
}

/** Slack's select: a field that narrows its list while one types; several choices stand before it, each to be taken back. */
export function ComboField(props: ComboFieldProps) {
  const { id, label, placeholder, offers, chosen, isMany, isInvalid, onChange, onSearch } = props;
  /** What is chosen stands in the field too, and is not searched for. */
  const search = (typed: string) =>
    offers.some(({ label: words }) => words === typed) || onSearch?.(typed);
  const shared = {
    'aria-label': label || placeholder || 'Choose',
    isInvalid,
    allowsEmptyCollection: true,
    ...(onSearch && { onInputChange: search, defaultFilter: () => true }),
  } as const;
  const parts = (
    <>
      <Typed id={id} placeholder={placeholder || 'Choose an option'} />
      <Button className="block-choice-open" aria-label={`Show choices of ${label || placeholder}`}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path fill="none" stroke="currentColor" strokeWidth="1.5" d="m3 6 5 5 5-5" />
        </svg>
      </Button>
      <Popover className="overlay-popover overlay-list">
        <ListBox className="overlay-menu" renderEmptyState={() => <p>No matches</p>}>
          {sectionsOf(offers).map(({ group, members }) =>
            group === '' ? (
              members.map((offer) => <Entry key={offer.key} offer={offer} />)
            ) : (
              <ListBoxSection key={group}>
                <Header className="overlay-header">{group}</Header>
                {members.map((offer) => (
                  <Entry key={offer.key} offer={offer} />
                ))}
              </ListBoxSection>
            ),
          )}
        </ListBox>
      </Popover>
    </>
  );
  if (!isMany)
    return (
      <ComboBox
        {...shared}
        className="block-choice"
        value={chosen[0] ?? null}
        onChange={(key) => onChange(key === null ? [] : [String(key)])}
      >
        {parts}
      </ComboBox>
    );
  return (
    <div>
      {offers
        .filter(({ key }) => chosen.includes(key))
        .map(({ key, label: words }) => (
          <button
            key={key}
            type="button"
            className="block-chosen"
            aria-label={`Remove ${words}`}
            onClick={() => onChange(chosen.filter((one) => one !== key))}
          >
            {words} ×
          </button>
        ))}
      <ComboBox
        {...shared}
        className="block-choice"
        selectionMode="multiple"
        value={chosen}
        onChange={(keys) => onChange(keys.map(String))}
      >
        {parts}
      </ComboBox>
    </div>
  );
}

/** A click into the field opens the list, as in Slack. */
function Typed({ id, placeholder }: { id: string; placeholder: string }) {
  const state = useContext(ComboBoxStateContext);
  return (
    <Input
      id={id}
      className="block-field"
      placeholder={placeholder}
      aria-describedby={`${id}-error ${id}-hint`}
      onClick={() => state?.open(null, 'manual')}
    />
  );
}

function Entry({ offer }: { offer: Offer }) {
  return (
    <ListBoxItem id={offer.key} textValue={offer.label} className="overlay-item">
      <Text slot="label">{offer.label}</Text>
      {offer.description && <Text slot="description">{offer.description}</Text>}
    </ListBoxItem>
  );
}

function sectionsOf(offers: Offer[]): { group: string; members: Offer[] }[] {
  const groups = [...new Set(offers.map(({ group = '' }) => group))];
  return groups.map((group) => ({
    group,
    members: offers.filter((offer) => (offer.group ?? '') === group),
  }));
}
