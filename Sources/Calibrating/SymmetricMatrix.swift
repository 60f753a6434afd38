/// A symmetric matrix of which the lower half is kept.
struct SymmetricMatrix {
  private let count: Int
  private var entries: [Double]

  init(_ count: Int) {
    self.count = count
    entries = Array(repeating: 0, count: count * count)
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * count + column] }
    set { entries[row * count + column] = newValue }
  }

  /// The solution of matrix times unknowns = right side, by Cholesky's method; the matrix must be positive definite.
  ///
  /// - Parameter right: as many numbers as the matrix has rows.
  /// - Returns: the unknowns, and the diagonal of the inverse.
  func solved(_ right: [Double]) -> (unknowns: [Double], inverseDiagonal: [Double]) {
    var lower = entries
    var unknowns = right
    var diagonal = Array(repeating: 0.0, count: count)
    var column = diagonal
    lower.withUnsafeMutableBufferPointer { lower in
      for row in 0..<count {
        for column in 0...row {
          var sum = lower[row * count + column]
          for inner in 0..<column { sum -= lower[row * count + inner] * lower[column * count + inner] }
          if row == column {
            lower[row * count + row] = max(sum, 1e-12).squareRoot()
          } else {
            lower[row * count + column] = sum / lower[column * count + column]
          }
        }
      }
      // The inverse of the lower half, column by column; the squares of a column's entries add up to the diagonal.
      for start in 0..<count {
        for row in start..<count {
          var sum = row == start ? 1.0 : 0
          for inner in start..<row { sum -= lower[row * count + inner] * column[inner] }
          column[row] = sum / lower[row * count + row]
          diagonal[start] += column[row] * column[row]
        }
      }
      for row in 0..<count {
        for inner in 0..<row { unknowns[row] -= lower[row * count + inner] * unknowns[inner] }
        unknowns[row] /= lower[row * count + row]
      }
      for row in stride(from: count - 1, through: 0, by: -1) {
        for inner in (row + 1)..<max(row + 1, count) { unknowns[row] -= lower[inner * count + row] * unknowns[inner] }
        unknowns[row] /= lower[row * count + row]
      }
    }
    return (unknowns, diagonal)
  }
}
