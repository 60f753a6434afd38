import Diagnostics
import Foundation
import Testing

@testable import Reporting

@Suite struct ProgressTextTests {
  static func text(_ progress: LearnerProgress, _ columns: Int, numbers: Bool = false, plain: Bool = false) -> String {
    ProgressText(layout: TextLayout(columns: columns), showsNumbers: numbers, isPlain: plain).lines(progress)
      .map { $0.map(\.text).joined() }.joined(separator: "\n")
  }

  @Test func `on 40 columns names stand on lines of their own`() {
    #expect(
      Self.text(ProgressExamples.sixWeeks, 40) == """
        Your progress
        3 cases, 15 answers, 3 Feb 2025 to 11
        Mar 2025.

        Due now
          Something for you, doctor (gift),
            since 5 Mar 2025

        Coming up
          Four days (ward), on 16 Mar 2025
          Fine (farm), on 25 Mar 2025

        Seen most
          naming-emotion (skill): mostly seen,
            10 answers
          gifts (theme): mostly seen, 10 answers
          open-question (skill): often seen, 10
            answers

        Worth another look
          angry relative (theme): seldom seen, 3
            answers
          waiting (theme): seldom seen, 3
            answers
          apology (skill): seldom seen, 3
            answers

        By theme
          angry relative
          ▁·▁··▅ seldom seen, 3 answers
          gifts
          ▅▆▇███ mostly seen, 10 answers, seen
                 more often lately
          men's health and what a long name for…
          ··▃··· too few to say, 1 answer
          waiting
          ▁·▁··▅ seldom seen, 3 answers

        By skill
          apology
          ▁·▁··▅ seldom seen, 3 answers
          naming-emotion
          ██████ mostly seen, 10 answers, about
                 the same all along
          open-question
          ▁▃▅███ often seen, 10 answers, seen
                 more often lately

        In the plots each bar is a week, the
        first from 3 Feb 2025 on; the higher,
        the more was seen. A dot: no answers.
        This is formative: it is for you, to
        choose what to practise. Nothing here
        ranks anybody.
        A machine read the answers. It finds
        words that authors listed, and misses
        good answers: “seldom seen” says what it
        found, not what you can do.
        A theme stands for everything that was
        looked for in its cases, a skill for
        what it could meet. What the machine
        could not tell is left out.
        """)
  }

  @Test func `on 80 columns each item has a line, and numbers come on request`() {
    #expect(
      Self.text(ProgressExamples.sixWeeks, 80, numbers: true) == """
        Your progress
        3 cases, 15 answers, 3 Feb 2025 to 11 Mar 2025.

        Due now
          Something for you, doctor (gift), since 5 Mar 2025

        Coming up
          Four days (ward), on 16 Mar 2025
          Fine (farm), on 25 Mar 2025

        Seen most
          naming-emotion (skill): mostly seen, 10 answers (20 of 20)
          gifts (theme): mostly seen, 10 answers (31 of 40)
          open-question (skill): often seen, 10 answers (11 of 20)

        Worth another look
          angry relative (theme): seldom seen, 3 answers (1 of 6)
          waiting (theme): seldom seen, 3 answers (1 of 6)
          apology (skill): seldom seen, 3 answers (1 of 6)

        By theme
          angry relative                    ▁·▁··▅  seldom seen     3 answers   1 of 6
          gifts                             ▅▆▇███  mostly seen     10 answers  31 of 40
                                                    seen more often lately
          men's health and what a long na…  ··▃···  too few to say  1 answer    1 of 3
          waiting                           ▁·▁··▅  seldom seen     3 answers   1 of 6

        By skill
          apology         ▁·▁··▅  seldom seen  3 answers   1 of 6
          naming-emotion  ██████  mostly seen  10 answers  20 of 20
                                  about the same all along
          open-question   ▁▃▅███  often seen   10 answers  11 of 20
                                  seen more often lately

        In the plots each bar is a week, the first from 3 Feb 2025 on; the higher, the
        more was seen. A dot: no answers.
        This is formative: it is for you, to choose what to practise. Nothing here ranks
        anybody.
        A machine read the answers. It finds words that authors listed, and misses good
        answers: “seldom seen” says what it found, not what you can do.
        A theme stands for everything that was looked for in its cases, a skill for what
        it could meet. What the machine could not tell is left out.
        """)
  }

  @Test func `on 200 columns lines are as wide as is good to read, and without numbers there are only counts`() {
    let text = Self.text(ProgressExamples.sixWeeks, 200)
    #expect(text == Self.text(ProgressExamples.sixWeeks, 80))
    #expect(
      text.contains(
        """
        By skill
          apology         ▁·▁··▅  seldom seen  3 answers
          naming-emotion  ██████  mostly seen  10 answers
                                  about the same all along
          open-question   ▁▃▅███  often seen   10 answers
                                  seen more often lately
        """))
    #expect(!text.contains("of 20"))
  }

  @Test func `plain text has words in place of plots`() {
    let text = Self.text(ProgressExamples.sixWeeks, 80, plain: true)
    #expect(!text.contains { "▁▂▃▄▅▆▇█·".contains($0) })
    #expect(
      text.contains(
        """
        By theme
          angry relative: seldom seen, 3 answers; first: seldom, last: often
          gifts: mostly seen, 10 answers; first: often, last: mostly; seen more often
            lately
          men's health and what a long name for a theme it is: too few to say, 1 answer
          waiting: seldom seen, 3 answers; first: seldom, last: often

        By skill
          apology: seldom seen, 3 answers; first: seldom, last: often
          naming-emotion: mostly seen, 10 answers; first: mostly, last: mostly; about
            the same all along
          open-question: often seen, 10 answers; first: seldom, last: mostly; seen more
            often lately

        First and last are the first and the last stretch with answers; each is a week
        long.
        This is formative: it is for you, to choose what to practise. Nothing here ranks
        anybody.
        A machine read the answers. It finds words that authors listed, and misses good
        answers: “seldom seen” says what it found, not what you can do.
        A theme stands for everything that was looked for in its cases, a skill for what
        it could meet. What the machine could not tell is left out.
        """))
  }

  @Test func `every height of a plot has its share`() {
    let answers = [0, 12, 13, 25, 50, 75, 87, 88, 100].enumerated().map { index, mark in
      ProgressExamples.answer(min(index, 7) * 7, [(mark, 100, ["a"])])
    }
    // The last two share a week: 188 of 200.
    #expect(Self.text(ProgressExamples.progress(answers), 80).contains("  a  ▁▁▂▃▅▇▇█  "))
  }

  @Test func `no line is wider than the layout, whatever the names`() {
    let names = ["日本語の名前はとても長いので切り取られる", String(repeating: "x", count: 100), "a\nb\u{1B}[2J", "👨‍👩‍👧 kin", "שלום"]
    let answers = (0..<12).flatMap { day in
      names.map { ProgressExamples.answer(day * 5, case: $0, themes: [$0], [(day, 10_000, [$0])]) }
    }
    let due = names.map { DueCase(id: $0, title: $0, due: ProgressExamples.noon(0)) }
    let progress = ProgressExamples.progress(answers, due: due)
    for columns in Array(20...82) + [200] {
      for (numbers, plain) in [(false, false), (true, false), (true, true)] {
        for line in Self.text(progress, columns, numbers: numbers, plain: plain).split(separator: "\n") {
          #expect(DisplayWidth.of(String(line)) <= min(columns, 80))
          #expect(!line.hasSuffix(" ") && !line.contains("\u{1B}"))
        }
      }
    }
  }

  @Test func `more than five due cases are told by their number`() {
    let due = (0..<8).map { DueCase(id: "c\($0)", title: "T", due: ProgressExamples.noon($0)) }
    let text = Self.text(ProgressExamples.progress([], due: due), 80)
    #expect(text.hasSuffix("  T (c4), since 7 Feb 2025\n  and 3 more"))
  }

  @Test func `an empty history is friendly`() {
    #expect(
      Self.text(ProgressExamples.progress([]), 80) == """
        Your progress
        Nothing has been answered yet. What is seen in your answers will show here, for
        you alone.
        """)
  }

  @Test func `few answers and answers without marks are told as such`() {
    #expect(
      Self.text(ProgressExamples.progress([ProgressExamples.answer(0, "a", nil)]), 80) == """
        Your progress
        1 case, 1 answer, on 3 Feb 2025.

        None of these answers could be scored, so nothing is said about them.
        """)
    let few = Self.text(ProgressExamples.progress([ProgressExamples.answer(0, "a", 1)]), 80)
    #expect(few.contains("Seen most\n  Nothing yet: it takes 3 answers on a theme or skill."))
    #expect(few.contains("By skill\n  a  ▅  too few to say  1 answer\n"))
  }
}
