/// The version of the scoring engine, stored with every score: the same answer, case and engine give the same score.
public let engineVersion = "0.1.0"
