public import ArgumentParser
public import Diagnostics

/// `--format text`, `json`, `sarif`, `compact`.
extension DiagnosticFormat: ExpressibleByArgument {}
