import type { ApprovalView } from '../../generated/ApprovalView';
import type { ResultView } from '../../generated/ResultView';

/** Two results of one system that were adopted one after the other, newest first. */
export function sampleEditions(name: string): ResultView[] {
  const approval = (role: string, name: string, at: string, until: string): ApprovalView => ({
    role,
    authority_name: 'Kommunstyrelsen',
    function: name,
    sets: [],
    verdict: role === 'system_owner' ? 'approve' : 'approve_with_reservation',
    answered_by: name,
    answered_at: at,
    standing: role === 'system_owner' ? 'trusted' : 'expired_in_grace',
    counts: true,
    text: role === 'system_owner' ? '' : 'Under förutsättning att gallringen kommer i gång.',
    decision: { delegation: 'B 4.2', case_number: 'KS 2025/117', valid_until: until },
  });
  const edition = (revision: number, at: string, until: string): ResultView => ({
    revision,
    digest: 'b7d2'.repeat(16),
    signed_at: at,
    signed_by: 'Informationssäkerhetssamordnare',
    signer: revision === 2 ? 'trusted' : 'revoked',
    waits: false,
    signed_name: name,
    stale: false,
    approvals: [approval('information_owner', 'Kanslichef', at, until), approval('system_owner', 'It-chef', at, until)],
    adopted: true,
    stage: 'adopted',
    opinions: revision === 2 ? [{ role: 'data_protection_officer', function: 'Dataskyddsombud', text: 'Se över vilka som når personnumren.', at, standing: 'unknown' }] : [],
    valid_until: until,
  });
  return [edition(2, '2025-11-03T09:12:00Z', '2026-11-03'), edition(1, '2024-10-21T13:40:00Z', '2025-10-21')];
}
