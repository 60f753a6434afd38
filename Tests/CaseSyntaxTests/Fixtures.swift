/// Case files as authors write them.
enum Fixtures {
  static let gift = """
    case: another-small-gift
    title: Something for you, doctor
    level: 1                                  # 1 first steps, 2 middle, 3 hard
    themes: [gifts, gratitude, boundaries, loneliness]
    role: GP
    content: none                             # label shown before the case opens
    situation: |
      Mrs Olwen Harries, 74, brings something each time: jam, then a scarf, today a watch in a box.
      There is nothing much wrong with her health.
    opening: Now I won't hear a word. You've been so good to me. My own son never had time to come over.
    questions:
      - say: What would you say next? Write the words.
        rubric:
          - criterion: thanks-first
            looks for: Thanks her for the feeling before dealing with the object
            full:
              in order:
                - any: [thank*, "(touched | kind | generous | thoughtful)"]
                - "@gift"
            partly: thank*
            praise: You met the feeling before the rule.
            advice: Try thanking her for what she means by it, before you speak of the watch.
          - criterion: hears-the-son
            looks for: Picks up that her son never had time
            full:
              all:
                - "(son | him | family)"
                - any: [{skill: open-question}, {skill: reflection}]
            partly: "(son | family)"
        watch for:
          - flag: hides-behind-rules
            when: "not allowed"
            comment: A rule alone can leave her ashamed. What would you add?
        anchors:
          - answer: It's kind, and I'm touched. I can't keep the watch, and you don't owe me anything.
              You mentioned your son. I'd like to hear about him.
            marks: {thanks-first: 2, hears-the-son: 2}
          - answer: I'm not allowed to accept gifts.
            marks: {thanks-first: 0, hears-the-son: 0}
            flags: [hides-behind-rules]
    voices:
      - She may be paying a debt nobody asked for. I'd want to know to whom.
      - I notice I would feel bought. That might be how she feels with her son.

    """

  static let kinds = """
    # The other kinds of question
    case: 'thick-notes, ''no answer'''
    situation: >-
      A woman of 52 with thick notes
      and no disease.

      She has seen six consultants.
    questions:
    - patient: What might she be feeling, or trying to say?
      cap: 2
      perspectives:
      - perspective: a way of saying thanks
        evidence: "@thanks"
      - {perspective: not wanting to be left, evidence: "(lonely | on her own | miss*)"}
    - between: "What might be going on \\
        between you?"
      levels:
        - level: 1
          evidence: "(she | her)"
        - level: 3
          evidence: {all: ["@own-feeling", "(son | alone | loss)"]}
    - safety: |+
        What must you not miss?

      required:
        - item: record-and-tell
          evidence: [
            "(record | write down | note)",
            tell ... colleague,   # a gap
            ]
    ---
    - second
    -
      - document
    ...

    """
}
