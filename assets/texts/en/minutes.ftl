minutes-title = Minutes: { $name }
minutes-draft = Draft
minutes-done = Workshop closed
minutes-generated = Printed { $date }
minutes-page = Page { "{" }page{ "}" } of { "{" }pages{ "}" }
minutes-system = System
minutes-authority = Committee or company
minutes-date = Day
minutes-place = Place
minutes-next = Next occasion
minutes-no-next = Not decided
minutes-not-closed = The workshop is not closed. This is how it stands now.
minutes-held-back = No information owner takes part. The result can therefore only be a draft.
minutes-missing = Parts that are missing: { $parts }
minutes-people = Participants
minutes-people-function = Function
minutes-people-part = Part in the workshop
minutes-people-present = Was there
minutes-yes = Yes
minutes-no = No
minutes-agenda = Agenda
minutes-agenda-line = { $item } ({ $minutes } min)
minutes-decisions = Decisions
minutes-decisions-lead = The group decided the level after talking. No average was calculated.
minutes-decisions-none = No decisions were made.
minutes-column-question = Question
minutes-column-level = Level
minutes-column-why = Why
minutes-column-answers = How the answers lay
minutes-dissent = Of another opinion: { $by }. { $why }
minutes-votes = Level { $level }: { $count } { $count ->
    [one] answer
   *[other] answers
  }
minutes-unknown = Do not know: { $count } { $count ->
    [one] answer
   *[other] answers
  }
minutes-undecided = Not decided: disagreed, or somebody does not know
minutes-undecided-line = { $question } ({ $answers })
minutes-open = Open questions and what is parked
minutes-open-line = { $question }. { $open }
minutes-open-none = Nothing is open or parked.
minutes-parked-line = { $matter } (taken on by: { $owner })
minutes-not-assessed = Not assessed
