import type { TalkReason } from '../../generated/TalkReason';
import type { FakeSystem, Town } from './town';

type Words = Record<string, string>;
const w = (sv: string, en: string): Words => ({ sv, en });

/** A conversation before anybody has answered it. */
export interface FakeTalk {
  id: string;
  title: Words;
  introduction: Words;
  questions: { id: string; text: Words }[];
  reasons: TalkReason[];
  /** Sets that a new asset would be made of. */
  parts: string[];
}

const reason = (flag: string, title: Words, why: Words, source: string, more: Partial<TalkReason> = {}): TalkReason => ({
  flag,
  title,
  why,
  source,
  on: [],
  noted: false,
  answered_by: null,
  stale: false,
  ...more,
});

/** Conversations like those of the rules, on conditions that only look like them. */
export function talksOf(town: Town, system: FakeSystem): FakeTalk[] {
  const sets = town.carried(system).map((c) => c.set);
  const { flows, dependencies } = town.links;
  const numbers = sets.filter((s) => s.identifiers.includes('personnummer'));
  const incoming = [...new Set(flows.filter((f) => f.to === system.id).map((f) => f.from_name))];
  const places = sets.filter((s) => s.identifiers.includes('fastighet'));
  const leaving = flows.filter((f) => f.from === system.id);
  const rings = dependencies.filter((d) => d.consumer === system.id && dependencies.some((e) => e.consumer === d.provider && e.provider === system.id));
  const spread = sets.filter((s) => town.othersWith(s.id, system.id).length >= 1);
  const talks: FakeTalk[] = [];
  if (incoming.length > 1 || numbers.length > 1) {
    talks.push({
      id: 'person',
      title: w('Visar systemet något om en person som ingen enskild källa visar?', 'Does the system show something about a person that no single source shows?'),
      introduction: w('Uppgifter som är harmlösa var för sig kan bli känsliga när de står bredvid varandra.', 'What is harmless piece by piece can become sensitive side by side.'),
      questions: [
        { id: 'AGG-01.q', text: w('Vad syns här som inte syns i någon enskild källa?', 'What shows here that no single source shows?') },
        { id: 'AGG-02.q', text: w('Vem kan knyta uppgifterna till samma person?', 'Who can tie them to the same person?') },
      ],
      reasons: [
        reason('AGG-01', w('Flera källor', 'Several sources'), w(`${incoming.length} system och parter lämnar uppgifter hit.`, `${incoming.length} systems and parties hand over to this one.`), 'Stockholms stad, utkast till program för digitalisering', { on: incoming }),
        reason('AGG-02', w('Går att knyta ihop', 'Can be linked'), w(`${numbers.length} mängder har personnummer men olika ägare.`, `${numbers.length} sets have personal identity numbers and different owners.`), 'NIST SP 800-60 vol. 1', { on: numbers.slice(0, 4).map((s) => s.name) }),
        reason('AGG-05', w('Mönster', 'Patterns'), w('Löner och avdrag sparas i mer än fem år.', 'Löner och avdrag is kept for more than five years.'), 'NIST SP 800-60 vol. 1'),
      ],
      parts: numbers.map((s) => s.id),
    });
  }
  if (places.length > 0) {
    talks.push({
      id: 'weak_point',
      title: w('Syns en sårbar punkt?', 'Does a weak point show?'),
      introduction: w('Ritningar, larm och anläggningar kan visa var det går att göra skada.', 'Drawings, alarms and facilities may show where harm can be done.'),
      questions: [{ id: 'AGG-07.q', text: w('Visar helheten en punkt som är lätt att slå ut?', 'Does the whole show a point that is easy to knock out?') }],
      reasons: [reason('AGG-07', w('Anläggningar', 'Facilities'), w(`${places[0]!.name} handlar om anläggningar.`, `${places[0]!.name} is about facilities.`), 'Lantmäteriet, FOI', { on: [places[0]!.name] })],
      parts: places.map((s) => s.id),
    });
  }
  if (rings.length > 0) {
    talks.push({
      id: 'chain',
      title: w('Håller kedjan?', 'Does the chain hold?'),
      introduction: w('Ett system blir inte mer tillgängligt än det som det behöver.', 'A system is no more available than what it needs.'),
      questions: [{ id: 'AGG-15.q', text: w('Vad är den minsta störning som fäller kedjan, och finns en reservväg?', 'What is the smallest disturbance that breaks the chain, and is there another way?') }],
      reasons: [reason('AGG-15', w('Kedjan', 'The chain'), w(`${system.name} och ${rings[0]!.provider_name} behöver varandra.`, `${system.name} and ${rings[0]!.provider_name} need each other.`), 'MSB, vägledning för kontinuitetshantering', { on: rings.map((d) => d.provider_name) })],
      parts: [],
    });
  }
  if (leaving.length > 0) {
    talks.push({
      id: 'lower',
      title: w('Når det någon med lägre skydd?', 'Does it reach someone with lower protection?'),
      introduction: w('Uppgifter som lämnas vidare behöver minst lika bra skydd där de hamnar.', 'What is handed on needs as good protection where it ends up.'),
      questions: [
        { id: 'AGG-09.q', text: w('Ska målet höjas, innehållet minska eller flödet stoppas?', 'Should the target be raised, the content reduced or the flow stopped?') },
        { id: 'AGG-10.q', text: w('Gäller sekretessen hos mottagaren?', 'Does secrecy apply at the receiver?') },
      ],
      reasons: leaving.map((f) => reason('AGG-09', w('Nedåt', 'Downhill'), w(`${f.set_name} lämnas till ${f.to_name}, som har lägre skydd.`, `${f.set_name} goes to ${f.to_name}, which has lower protection.`), 'Offentlighets- och sekretesslagen (2009:400) 7 kap. 2 §', { on: [`${f.from_name} → ${f.to_name}`] })),
      parts: leaving.map((f) => f.set),
    });
  }
  if (spread.length > 0) {
    talks.push({
      id: 'copies',
      title: w('Finns onödiga kopior?', 'Are there copies that nobody needs?'),
      introduction: w('Varje kopia behöver samma skydd som originalet.', 'Every copy needs the same protection as the original.'),
      questions: [{ id: 'AGG-12.q', text: w('Vilken är huvuddatakälla, och vilka kopior kan tas bort?', 'Which is the master, and which copies can go?') }],
      reasons: spread.slice(0, 3).map((s) => reason('AGG-12', w('Kopior', 'Copies'), w(`${s.name} finns också i ${town.othersWith(s.id, system.id).join(' och ')}.`, `${s.name} is also in ${town.othersWith(s.id, system.id).join(' and ')}.`), 'Stockholms stad, utkast till program för digitalisering', { on: [s.name], answered_by: s.owner === 'Ekonomichef' ? null : s.owner })),
      parts: [],
    });
  }
  if (sets.length > 3) {
    talks.push({
      id: 'consumers',
      title: w('Vad stannar samtidigt?', 'What stops at the same time?'),
      introduction: w('Många beroende system gör ett avbrott värre.', 'Many dependent systems make an outage worse.'),
      questions: [{ id: 'AGG-13.q', text: w('Vad stannar samtidigt?', 'What stops at the same time?') }],
      reasons: [reason('AGG-13', w('Många beroende', 'Many depend'), w('Fem system behöver det här. Tillgängligheten är redan högst.', 'Five systems need this one. Availability is already at the highest level.'), 'BSI-Standard 200-2', { noted: true })],
      parts: [],
    });
  }
  return talks;
}
