extension String {
  /// The text that these bytes are, or nil when they are not valid UTF-8.
  init?(validUTF8 bytes: ArraySlice<UInt8>) {
    self.init(decoding: bytes, as: UTF8.self)
    // Decoding repairs what is invalid, so that the text is valid exactly when it still has the same bytes.
    let isUnchanged = utf8.withContiguousStorageIfAvailable { text in
      bytes.withUnsafeBufferPointer { original in
        if text.count != original.count { return false }
        // Without an early exit, so that many bytes are compared at a time.
        return text.indices.reduce(0) { $0 | (text[$1] ^ original[$1]) } == 0
      }
    }
    if isUnchanged != true { return nil }
  }
}
