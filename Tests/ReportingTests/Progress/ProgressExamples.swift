import Foundation

@testable import Reporting

/// Histories for the tests of progress; day 0 is Monday, 3 February 2025.
enum ProgressExamples {
  static let utc = TimeZone.gmt

  /// Noon of a day, UTC.
  static func noon(_ day: Int) -> Date { Date(timeIntervalSince1970: Double(20_122 + day) * 86400 + 43_200) }

  static func answer(
    _ day: Int, case id: String = "gift", themes: [String] = [],
    _ criteria: [(mark: Int?, outOf: Int, skills: [String])]
  ) -> PastAnswer {
    PastAnswer(
      caseID: id, questionID: "say", at: noon(day), themes: themes,
      criteria: criteria.enumerated().map { index, criterion in
        .init(id: "c\(index)", mark: criterion.mark, outOf: criterion.outOf, skills: criterion.skills)
      })
  }

  /// An answer with one criterion out of 2 for one skill.
  static func answer(_ day: Int, _ skill: String, _ mark: Int?) -> PastAnswer {
    answer(day, [(mark, 2, [skill])])
  }

  static func progress(_ answers: [PastAnswer], due: [DueCase] = [], now: Date = noon(40)) -> LearnerProgress {
    LearnerProgress(answers: answers, due: due, now: now, timeZone: utc)
  }

  /// Six weeks of a learner, with something of everything.
  static let sixWeeks: LearnerProgress = {
    var answers: [PastAnswer] = []
    for (index, mark) in [0, 0, 0, 1, 1, 1, 2, 2, 2, 2].enumerated() {
      answers.append(
        answer(index * 4, themes: ["gifts"], [(mark, 2, ["open-question"]), (2, 2, ["naming-emotion"])]))
    }
    for day in [1, 15, 36] {
      answers.append(
        answer(day, case: "ward", themes: ["angry relative", "waiting"], [(day == 36 ? 1 : 0, 2, ["apology"])]))
    }
    answers.append(
      answer(20, case: "farm", themes: ["men's health and what a long name for a theme it is"], [(1, 3, [])]))
    answers.append(answer(21, case: "farm", themes: ["silence"], [(nil, 2, ["giving-space"])]))
    let due = [
      DueCase(id: "gift", title: "Something for you, doctor", due: noon(30)),
      DueCase(id: "ward", title: "Four days", due: noon(41)),
      DueCase(id: "farm", title: "Fine", due: noon(50)),
    ]
    return progress(answers, due: due)
  }()
}
