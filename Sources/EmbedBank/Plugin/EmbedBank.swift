import Foundation
import PackagePlugin

/// Turns the folder `cases` into a Swift source file of the module that asks for it, so that the starter bank is
/// inside the executable and one file copied to another machine still has it.
@main
struct EmbedBank: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let bank = context.package.directoryURL.appending(path: "cases")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedBank.swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: bank.path)
      .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".calibration.yaml") }
      .sorted()
    return [
      .buildCommand(
        displayName: "Embedding the starter bank",
        executable: try context.tool(named: "embed-bank").url,
        arguments: [output.path, bank.path] + files,
        inputFiles: files.map { bank.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
