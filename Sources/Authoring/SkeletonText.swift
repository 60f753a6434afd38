/// The skeleton, with capitals where a case's own id, level and title go. It is laid out as `balint fmt` lays files out.
let skeletonText = """
  # A case to write over. What stands behind a # is for you; learners never see it. Change one part, save the file, and
  # let "balint check" look at it, before you change the next. AUTHORING.md leads through it step by step.

  # The name that commands call the case by: small letters, digits and hyphens. Name the file like it.
  case: CASE-ID
  # What learners read in lists and when the case opens.
  title: CASE-TITLE
  # 1 first steps, 2 middle, 3 hard.
  level: CASE-LEVEL
  # What it is about, in a word or two each; "balint quiz --theme waiting" asks for them.
  themes: [waiting, fear]
  # Who the learner is: GP, student, nurse.
  role: GP
  # A warning shown before the case opens, such as "death of a child"; none when there is nothing to warn of.
  content: none

  # What the learner knows before anybody speaks: who, how old, why now. Short, plain, and at most 160 words.
  situation: |
    Mrs Edith Vale, 61, has come for the result of her scan. Nothing was found.
    She has not taken off her coat.
  # What the patient says. The learner answers this line.
  opening: I have not slept for a week. Say it, doctor.

  # The questions, in order. Each begins with "- " and its kind: say, turn, notice, patient, wonder, between, avoid,
  # safety, explain or reflect. FORMAT.md shows one of each.
  questions:
    # What the learner notices in himself or herself. It is kept private and never scored, so that it has no rubric.
    - notice: >-
        What do you notice in yourself as she sits there in her coat?

    # What the learner would say. The words are scored by the rubric below.
    - say: What would you say next? Write the words you would say to her.
      # What to look for, each thing by itself. Two or three are enough. A criterion gives 0, 1 or 2 marks.
      rubric:
        # The criterion's name, for you and for the anchors below.
        - criterion: tells-her
          # What it looks for, in words that a learner understands.
          looks for: Tells her the good news at once, in plain words
          # What earns the full mark. Each line of a list is enough by itself. A phrase finds words next to each other,
          # also in other forms ("clear", "cleared"); (a | b) is either, [a] may be missing, ... is up to five words.
          full:
            - "(scan | result | it) ...3 clear"
            - "(no | not) ...3 (cancer | tumour)"
            - "nothing bad"
          # What earns half of it.
          partly: "good news"
          # Said to a learner who met it, and to one who did not. At most 50 words, kind, and of use next time.
          praise: She heard the one thing she came for, before anything else.
          advice: >-
            She can hear nothing before she knows. You could begin with the
            result, as in "The scan is clear. There is no cancer."
        - criterion: hears-the-week
          looks for: Hears what the week was like, or leaves room for her to say
          # A skill knows many ways to say one thing: look for one first ("balint skills --list" names them). Then come
          # the word groups of the bank, such as @fear; phrases of your own come last, for what only this case needs.
          full:
            - skill: naming-emotion
            - skill: open-question
            - "(week | nights) ...4 (long | hard | @fear)"
          partly: "(sorry | sleep)"
          praise: You heard the week behind her words.
          advice: >-
            One sentence about the seven nights would show that you heard her:
            "That must have been a long week."
      # Mistakes that you want to comment on. A flag takes no marks away.
      watch for:
        - flag: waves-it-away
          # What raises it.
          when: "(silly | calm down | no need to (cry | worry) | nothing to worry about)"
          # Said to the learner. A question serves better than a reproach.
          comment: >-
            It is meant to comfort. What may she hear, who has been afraid for
            a week?
      # Answers with the marks they must get: the tests of your rubric. "balint check" scores each one and tells you where
      # a mark differs, or a flag. Write six or more, one of each sort, as real people would.
      anchors:
        - answer: >-
            The scan is clear, Mrs Vale. There is no cancer. You look worn out;
            what has this week been like?
          marks: {tells-her: 2, hears-the-week: 2}
          # For you: which sort of answer it is.
          note: strong
        - answer: I have good news for you. I'm sorry you had to wait.
          marks: {tells-her: 1, hears-the-week: 1}
          note: partial
        - answer: Oh, Mrs Vale, bless you. We are all so fond of you here.
          marks: {tells-her: 0, hears-the-week: 0}
          note: warm but empty
        - answer: Your scan was clear. The next one is in a year.
          marks: {tells-her: 2, hears-the-week: 0}
          note: cold but correct
        - answer: I would tell her that the scan is clear, and ask how the week was.
          marks: {tells-her: 1, hears-the-week: 1}
          note: near miss, told and not said
        - answer: There was no need to worry. You see, it was nothing bad.
          marks: {tells-her: 2, hears-the-week: 0}
          flags: [waves-it-away]
          note: near miss, waves it away
        - answer: Nothing bad in there, not a crumb. Seven nights, and each of those nights a long one.
          marks: {tells-her: 2, hears-the-week: 2}
          note: good, in plain unusual words
        - answer: Please sit. In the picture is no cancer, it is all good. You seem very afraid, since one week.
          marks: {tells-her: 2, hears-the-week: 2}
          note: good, second language

    # What must not be missed. Each item is found or not, apart from the marks.
    - safety: What will you make sure of before she goes?
      # The items, each with a name, what it is, and what shows it.
      required:
        - item: comes-back
          says: Tells her what to come back for, or when
          evidence:
            - "(come | call | ring | phone) ...6 (back | again | if | when)"
            - "(next | follow up) (appointment | visit)"
          # The guidance or law that it rests on.
          rests on: Check your own country's guidance.
      # Six sorts here too.
      anchors:
        - answer: I tell her to ring us if the pain comes back, and I ask whether she will sleep tonight.
          marks: {comes-back: 1}
          note: strong
        - answer: She gets her next appointment.
          marks: {comes-back: 1}
          note: partial, cold but correct
        - answer: I hope that she has a lovely evening with her family.
          marks: {comes-back: 0}
          note: warm but empty
        - answer: I write the result down and close the file.
          marks: {comes-back: 0}
          note: cold, and not what is asked
        - answer: I would not have her come back.
          marks: {comes-back: 0}
          note: near miss, denied
        - answer: When it hurts, she must call again. Also in the night.
          marks: {comes-back: 1}
          note: good, second language

  # Comments for the end, by people who differ. There is no one right answer.
  voices:
    - I would say it in the doorway, before she has sat down.
    - I would want to know what she thought all week it was.
  # Feelings that the case often stirs; shown at the end, never scored.
  stirs: relief, hurry, the wish to be thanked
  # What must not be missed, in a sentence for the end.
  safety: Good news is half heard, too. Say what comes next, and when to come back.
  # Where the case comes from. Invent it, or change it so far that nobody can know the patient.
  source: invented for practice

  """
