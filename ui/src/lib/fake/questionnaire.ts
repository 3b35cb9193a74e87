import type { AssessmentOption } from '../../generated/AssessmentOption';
import type { AssessmentQuestion } from '../../generated/AssessmentQuestion';
import type { ExtraView } from '../../generated/ExtraView';
import type { LawView } from '../../generated/LawView';
import type { QuestionnaireView } from '../../generated/QuestionnaireView';

type Words = Record<string, string>;
const both = (sv: string, en: string): Words => ({ sv, en });

const option = (id: string, sv: string, en: string, more: Partial<AssessmentOption> = {}): AssessmentOption => ({ id, text: both(sv, en), help: null, exclusive: false, unknown: false, law: null, ...more });
const unknown = option('vet_ej', 'Vet inte', 'Don’t know', { exclusive: true, unknown: true });
const yesNo = [option('ja', 'Ja', 'Yes'), option('nej', 'Nej', 'No'), unknown];
const extra = (sv: string, en: string, when: string[] | null = null): ExtraView => ({ label: both(sv, en), when });

function question(id: string, part: string, kind: string, text: Words, help: Words, more: Partial<AssessmentQuestion> = {}): AssessmentQuestion {
  return { id, part, kind, text, help, source: '', law: [], optional: false, options: [], words: null, date: null, ...more };
}

function law(id: string, group: string, reference: string, title: Words, says: Words, more: Partial<LawView> = {}): LawView {
  return { id, group, reference, title, says, rekvisit: null, from: null, until: null, checked: '2026-11', against: null, note: null, ...more };
}

const GDPR = 'Dataskyddsförordningen (EU) 2016/679';
const OSL = 'OSL, konsoliderad t.o.m. SFS 2026:317';

/** Provisions on secrecy: more than can be taken in at a glance, so that the list has its filter. */
const SECRECY: [string, string, string, string, boolean][] = [
  ['21:1 st. 1', 'Hälsa och sexualliv', 'Health and sex life', 'rakt_kvalificerat', true],
  ['21:3 st. 1', 'Adress till förföljda', 'Address of people under threat', 'rakt_kvalificerat', true],
  ['21:7', 'Behandling i strid med dataskyddet', 'Processing against data protection', 'rakt', false],
  ['22:1', 'Folkbokföring', 'Population registration', 'rakt', true],
  ['23:1', 'Förskola', 'Preschool', 'omvant', true],
  ['23:2 st. 1', 'Elevhälsa', 'Pupil health', 'omvant', true],
  ['23:5', 'Annan verksamhet i skolan', 'Other activities in school', 'rakt', true],
  ['25:1', 'Hälso- och sjukvård', 'Health care', 'omvant', true],
  ['26:1', 'Socialtjänst', 'Social services', 'omvant', true],
  ['27:1', 'Skatt', 'Tax', 'absolut', true],
  ['31:16', 'Affärsförhållanden', 'Business relations', 'rakt', true],
  ['32:1', 'Tillsyn', 'Supervision', 'rakt', true],
  ['39:1', 'Personalsocial verksamhet', 'Staff welfare', 'omvant', true],
  ['18:8', 'Säkerhetsåtgärder', 'Security measures', 'rakt', true],
];

const secrecy: LawView[] = SECRECY.map(([ref, sv, en, rekvisit, checked]) =>
  law(
    `osl-${ref.replace(/\D+/g, '-')}`,
    'secrecy',
    `OSL ${ref}`,
    both(sv, en),
    both(`Exemplets ord om ${sv.toLowerCase()}. Lagens egna ord står i ${ref}.`, `The sample’s words about ${en.toLowerCase()}. The Act’s own words stand in ${ref}.`),
    { rekvisit, checked: checked ? '2026-11' : null, against: checked ? OSL : null },
  ),
);
const provisions = secrecy.map((one) =>
  option(one.id, `${one.reference}: ${one.title['sv']}`, `${one.reference}: ${one.title['en']}`, { help: one.says, law: one.id }),
);

/** A dozen questions in three parts, so that every state of the screens can be walked. */
export const questionnaire: QuestionnaireView = {
  id: 'lamplighet',
  version: 'exempel',
  name: both('Lämplighet, exempel', 'Suitability, sample'),
  criteria_needed: 2,
  harm_levels: [
    { id: '0', text: both('Ingen eller obetydlig skada', 'No harm, or hardly any'), means: both('Märks knappt.', 'Hardly noticed.') },
    { id: '1', text: both('Lindrig skada', 'Slight harm'), means: both('Besvär som går över.', 'Trouble that passes.') },
    { id: '2', text: both('Kännbar skada', 'Tangible harm'), means: both('Följder som märks länge.', 'Consequences that last.') },
    { id: '3', text: both('Mycket allvarlig skada', 'Very serious harm'), means: both('Fara för liv eller frihet.', 'Danger to life or freedom.') },
  ],
  parts: [
    { id: 'plan', title: both('Vad ni vill göra', 'What you want to do') },
    { id: 'personal', title: both('Personuppgifter', 'Personal data') },
    { id: 'balance', title: both('Risker och avvägning', 'Risks and balance') },
  ],
  questions: [
    question('LB-04', 'plan', 'words', both('Vad ska uppgifterna användas till?', 'What will the information be used for?'), both('Skriv så att den som uppgifterna handlar om förstår.', 'Write so that those it is about understand.'), {
      source: 'Art. 5.1 b',
      law: ['gdpr-5-1-b'],
    }),
    question('LB-06', 'plan', 'one', both('Når ni samma mål med färre uppgifter?', 'Can you reach the same goal with less information?'), both('Ålder kan räcka i stället för personnummer.', 'Age may be enough instead of a personal identity number.'), {
      source: 'Art. 5.1 c',
      law: ['gdpr-5-1-c'],
      options: yesNo,
      words: extra('Vad kan tas bort, eller varför behövs allt?', 'What can be left out, or why is everything needed?', ['ja', 'nej']),
    }),
    question('LB-10', 'personal', 'one', both('Finns det personuppgifter här?', 'Is there personal data here?'), both('Allt som går att knyta till en person räknas, också ett nummer på en dosa.', 'Everything that can be tied to a person counts, also the number of a device.'), {
      source: 'Art. 4.1',
      law: ['gdpr-4-1'],
      options: yesNo,
    }),
    question('LB-11', 'personal', 'many', both('Vilka finns med i uppgifterna?', 'Who is the information about?'), both('Välj alla, även dem som bara nämns.', 'Choose all, also those who are only mentioned.'), {
      source: 'Art. 35',
      options: [
        option('elever', 'Barn och elever', 'Children and pupils'),
        option('anstallda', 'Anställda', 'Employees'),
        option('invanare', 'Invånare', 'Residents'),
        option('foretag', 'Företagare', 'Business owners'),
        unknown,
      ],
    }),
    question('LB-90', 'personal', 'one', both('Har ni frågat ert dataskyddsombud?', 'Have you asked your data protection officer?'), both('Rådet gör mest nytta innan ni har valt lösning. Ombudet ger råd men beslutar inte.', 'Advice is most useful before you have chosen a solution. The officer advises but does not decide.'), {
      source: 'Art. 35.2',
      law: ['gdpr-35-2'],
      options: [
        option('svarat', 'Ja, och ombudet har svarat', 'Yes, and the officer has answered'),
        option('vantar', 'Ja, men svaret dröjer', 'Yes, but the answer has not come', { exclusive: true, unknown: true }),
        option('nej', 'Nej, inte än', 'No, not yet', { exclusive: true, unknown: true }),
      ],
      words: extra('Vilket råd gav ombudet?', 'What did the officer advise?', ['svarat']),
      date: extra('När kom rådet?', 'When did the advice come?', ['svarat']),
    }),
    question('LB-13', 'personal', 'many', both('Vilka känsliga personuppgifter finns här?', 'Which sensitive data is there here?'), both('Känsliga är de slag som räknas upp i artikel 9. Välj alla som kan förekomma, även i fritext.', 'Sensitive are the kinds listed in Article 9. Choose all that may occur, also in free text.'), {
      source: 'Art. 9.1',
      law: ['gdpr-9-1'],
      options: [
        option('halsa', 'Hälsa', 'Health'),
        option('sexualliv', 'Sexualliv eller sexuell läggning', 'Sex life or sexual orientation'),
        option('etniskt', 'Etniskt ursprung', 'Ethnic origin'),
        option('fack', 'Medlemskap i fackförening', 'Trade union membership'),
        option('religion', 'Religion eller övertygelse', 'Religion or beliefs'),
        option('genetiska', 'Genetiska uppgifter', 'Genetic data'),
        option('politik', 'Politiska åsikter', 'Political opinions'),
        option('biometriska', 'Biometriska uppgifter', 'Biometric data'),
        option('inga', 'Inga av dessa', 'None of these', { exclusive: true }),
        unknown,
      ],
    }),
    question('LB-14', 'personal', 'one', both('Vilket undantag ger er rätt att behandla de känsliga uppgifterna?', 'Which exception gives you the right to process the sensitive data?'), both('Utan undantag är det förbjudet.', 'Without an exception it is prohibited.'), {
      source: 'Art. 9.2',
      law: ['gdpr-9-1', 'gdpr-9-2'],
      options: [option('finns', 'Det finns ett undantag', 'There is an exception'), option('saknas', 'Inget undantag passar', 'No exception fits'), unknown],
      words: extra('Vilket, och varför gäller det?', 'Which, and why does it apply?', ['finns']),
    }),
    question('LB-37', 'personal', 'one', both('Finns en rutin när något går fel med uppgifterna?', 'Is there a routine when something goes wrong with the data?'), both('IMY ska få veta inom 72 timmar.', 'IMY must be told within 72 hours.'), { source: 'Art. 33–34', law: ['gdpr-33'], options: yesNo }),
    question('LB-42', 'personal', 'many', both('Vilka regler om sekretess kan gälla?', 'Which secrecy rules may apply?'), both('Välj alla som kan gälla någon del av uppgifterna.', 'Choose all that may apply to any part of the information.'), {
      source: 'OSL',
      options: [...provisions, option('inga', 'Ingen regel om sekretess gäller', 'No secrecy rule applies', { exclusive: true }), unknown],
    }),
    question('LB-61', 'balance', 'one', both('Hur illa kan det som mest gå för en enskild person?', 'How badly can it go for an individual at worst?'), both('Tänk på dem som uppgifterna rör. Kommunens egna besvär hör inte hit.', 'Think of those the information concerns. The municipality’s own trouble does not belong here.'), {
      source: 'Art. 35.1',
      options: [
        option('1', '1 – Lindrig skada', '1 – Slight harm', { help: both('Besvär som går över.', 'Trouble that passes.') }),
        option('2', '2 – Kännbar skada', '2 – Tangible harm', { help: both('Följder som märks länge.', 'Consequences that last.') }),
        option('3', '3 – Mycket allvarlig skada', '3 – Very serious harm', { help: both('Fara för liv eller frihet.', 'Danger to life or freedom.') }),
        unknown,
      ],
      words: extra('Vilka är riskerna, och för vem?', 'What are the risks, and for whom?', ['1', '2', '3']),
    }),
    question('LB-63', 'balance', 'one', both('Väger nyttan tyngre än riskerna?', 'Does the benefit outweigh the risks?'), both('Det är ni som avgör. Varsam räknar inte ut svaret.', 'It is for you to decide. Varsam does not work out the answer.'), {
      source: 'Art. 35.7 b',
      law: ['gdpr-35-7'],
      options: [option('ja', 'Ja', 'Yes'), option('ja_med_villkor', 'Ja, på vissa villkor', 'Yes, on certain conditions'), option('nej', 'Nej', 'No')],
      words: extra('Skäl, och villkoren om det finns några', 'Reasons, and the conditions if there are any'),
    }),
    question('LB-70', 'balance', 'one', both('Värderas personer eller får de poäng?', 'Are people evaluated or scored?'), both('Till exempel en riskmarkering.', 'A risk marking, for example.'), { source: 'Kriterium 1', options: yesNo }),
    question('LB-73', 'balance', 'one', both('Är uppgifterna känsliga eller mycket privata?', 'Is the data sensitive or very private?'), both('Följer av era tidigare svar.', 'Follows from your earlier answers.'), { source: 'Kriterium 4', options: yesNo }),
    question('LB-76', 'balance', 'one', both('Är någon av personerna i underläge?', 'Are any of the people in a weaker position?'), both('Barn, elever och anställda har svårt att säga nej.', 'Children, pupils and employees find it hard to say no.'), { source: 'Kriterium 7', options: yesNo }),
    question('LB-91', 'balance', 'words', both('Är det något mer som bör stå här?', 'Is there anything else that should stand here?'), both('Kan lämnas tom.', 'May be left empty.'), { optional: true }),
  ],
  law: [
    law('gdpr-4-1', 'other', 'GDPR art. 4.1', both('Vad en personuppgift är', 'What personal data is'), both('Varje upplysning om en fysisk person som går att peka ut.', 'Any information about a person who can be singled out.'), { against: GDPR }),
    law('gdpr-5-1-b', 'other', 'GDPR art. 5.1 b', both('Bestämda ändamål', 'Purpose limitation'), both('Ändamålet ska vara bestämt, sagt och berättigat från början.', 'The purpose must be settled, stated and legitimate from the start.'), { against: GDPR }),
    law('gdpr-5-1-c', 'other', 'GDPR art. 5.1 c', both('Inte fler uppgifter än som behövs', 'No more data than needed'), both('Uppgifterna ska räcka för ändamålet och inte vara fler än så.', 'The data must be enough for the purpose and no more.'), { against: GDPR }),
    law('gdpr-9-1', 'article_9', 'GDPR art. 9.1', both('Känsliga personuppgifter', 'Special categories of data'), both('Vissa slag av uppgifter är förbjudna att behandla om inget undantag gäller.', 'Some kinds of data may not be processed unless an exception applies.'), { against: GDPR, from: '2018-05-25' }),
    law('gdpr-9-2', 'article_9', 'GDPR art. 9.2', both('Undantagen', 'The exceptions'), both('Räknar upp när förbudet inte gäller.', 'Lists when the prohibition does not apply.'), { checked: null, note: both('Flera punkter kräver också en svensk regel.', 'Several points also need a Swedish rule.') }),
    law('gdpr-33', 'other', 'GDPR art. 33', both('Incidenter', 'Breaches'), both('En incident anmäls till IMY inom 72 timmar.', 'A breach is notified to IMY within 72 hours.'), { against: GDPR }),
    law('gdpr-35-1', 'other', 'GDPR art. 35.1', both('Konsekvensbedömning', 'Impact assessment'), both('Krävs innan ni börjar när risken är hög.', 'Required before you start when the risk is high.'), { against: GDPR }),
    law('gdpr-35-2', 'other', 'GDPR art. 35.2', both('Ombudets råd', 'The officer’s advice'), both('Ombudet ska rådfrågas om konsekvensbedömningen.', 'The officer must be asked about the impact assessment.'), { against: GDPR }),
    law('gdpr-35-7', 'other', 'GDPR art. 35.7', both('Vad bedömningen ska innehålla', 'What the assessment contains'), both('Beskrivning, behov och proportionalitet, risker och åtgärder.', 'Description, necessity and proportionality, risks and measures.'), { against: GDPR }),
    ...secrecy,
  ],
};
