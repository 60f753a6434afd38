/// Where a learner joins, and is told beforehand what this is.
struct JoinPage {
  let pages: DrillPages

  func page(code: String, name: String, problem: DrillProblem?) -> ServedPage {
    var main = HTMLText()
    main.element(.h1, text: "Join the drill")
    if !pages.group.isEmpty {
      main.element(.p) { line in
        line.text("With ")
        line.element(.bdi, text: pages.group)
      }
    }
    if let problem { main.element(.p, [.class: "problem", .role: "alert"], text: problem.words) }
    ServedHTML.form(to: .join, in: &main) { form in
      ServedHTML.line(.code, label: "The code on the screen", value: code, in: &form)
      if pages.usesRoster {
        ServedHTML.line(.name, label: "Your name, as the tutor has it", value: name, in: &form)
      }
      ServedHTML.button("Join", in: &form)
    }
    main.element(.h2, text: "What this is")
    main.element(.ul) { list in for text in promises { list.element(.li, text: text) } }
    main.element(.h2, text: "Where to find help")
    for text in pages.support { main.element(.p, text: text) }
    return ServedPage(title: "Join the drill", audience: .learner, main: main)
  }

  private var promises: [String] {
    [
      "Practice, formative: no grade, no ranking, no pass mark. Some of us have been the patient; every case can be sat out.",
      "A machine reads what you send, by rules that facilitators wrote. It cannot hear your tone, and it misses good answers; the tutor can put its marks right.",
      "Answers are shown to the group without names. What is said stays in the room: no pictures of the screen. Write about no real patient.",
      pages.usesRoster
        ? "During the drill your name is seen by the tutor alone, beside your answers." : "Nobody asks your name.",
      DrillWords.kept(pages.keeping),
      "What is asked about your own feelings is for yourself alone: it is neither sent nor marked.",
    ]
  }
}
