# The workbook for information owners without Varsam.

questionnaire-sheet-help = Read first
questionnaire-sheet-questions = Questions
questionnaire-sheet-levels = Levels

questionnaire-title = Questions before the workshop on { $system } ({ $authority })
questionnaire-to = To { $function }
questionnaire-how = Answer on the sheet Questions, one row at a time. Answer from the work you do: what happens if it goes wrong? Answer alone; you compare your answers at the workshop.
questionnaire-choose-help = Choose a level from the list. The sheet Levels says what the levels mean.
questionnaire-unknown-help = Choose Don’t know if you do not know. That is an answer, and does not mean that the level is low.
questionnaire-reason-help = Please write why, so that others understand how you have thought.
questionnaire-skip = Skip what you cannot answer.
questionnaire-locked = Do not move, sort or add rows. The answers can then not be read in.
questionnaire-return = Send the file back by { $day } to whoever sent it. The answers are read in unsigned, and whoever reads them in answers for where they came from.

questionnaire-set = Information set
questionnaire-question = Question
questionnaire-level = Level
questionnaire-category = What decided
questionnaire-reason = Why
questionnaire-aspect = Question about
questionnaire-choice = Choice in the list
questionnaire-meaning = What it means
questionnaire-unknown = Don’t know
questionnaire-unknown-meaning = You do not know. That is an answer, and does not mean that the level is low.
questionnaire-choose = Choose something from the list.
