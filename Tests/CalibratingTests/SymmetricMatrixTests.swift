import Testing

@testable import Calibrating

@Suite struct SymmetricMatrixTests {
  @Test func `it solves, and gives the diagonal of the inverse`() {
    var matrix = SymmetricMatrix(3)
    for (row, column, value) in [(0, 0, 4.0), (1, 0, 2), (1, 1, 5), (2, 0, 1), (2, 1, 3), (2, 2, 6)] {
      matrix[row, column] = value
    }
    let (unknowns, diagonal) = matrix.solved([7, 10, 10])
    #expect(unknowns.allSatisfy { abs($0 - 1) < 1e-12 })
    // The determinant is 67; the minors of the diagonal are 21, 23 and 16.
    for (found, right) in zip(diagonal, [21.0 / 67, 23.0 / 67, 16.0 / 67]) { #expect(abs(found - right) < 1e-12) }
  }
}
