import Engine
import Formats
import Language
import Planner

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds what a path brings: the tables and views of a store file, or a folder's data files.
enum StoreLoader {
  typealias Content = (store: Store, objects: [(name: String, object: UserObject)])

  /// - Throws: where there is no such file, or it is no store.
  static func load(_ path: String) throws(Diagnostic) -> Content {
    var status = stat()
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    let (kind, objects) = isFolder ? (Store.Kind.folder, try folder(path)) : try file(path)
    let names = Set(objects.map { folded($0.name) })
    return (Store(path: path, kind: kind, names: names), objects)
  }

  private static func file(
    _ path: String
  ) throws(Diagnostic) -> (Store.Kind, [(name: String, object: UserObject)]) {
    let mark = FileMark(path: path)
    let (snapshot, digest): (Snapshot, UInt64)
    do throws(FileFault) {
      (snapshot, digest) = try SnapshotReader.open(path: path)
    } catch {
      throw Diagnostic(error, at: nil)
    }
    var objects: [(name: String, object: UserObject)] = snapshot.tables.map {
      ($0.name, .known(.table($0.table)))
    }
    for view in snapshot.views {
      objects.append((view.name, .known(.view(try definition(of: view, in: path)))))
    }
    return (.file(mark: mark, digest: digest), objects)
  }

  private static func definition(
    of view: Snapshot.View, in path: String
  ) throws(Diagnostic) -> ViewDefinition {
    let source = SourceText(name: "\(path): \(view.name)", view.text)
    guard case .createView(let create) = try Parser.parseStatement(source),
      folded(create.name.text) == folded(view.name)
    else {
      throw Diagnostic(
        FileFault(.content, path, "the store is damaged: '\(view.name)' is no view"), at: nil)
    }
    return ViewDefinition(create, in: source)
  }

  private static func folder(
    _ path: String
  ) throws(Diagnostic) -> [(name: String, object: UserObject)] {
    guard let stream = opendir(path) else {
      throw Diagnostic(
        code: .fileUnreadable,
        message: "cannot read '\(path)': \(String(cString: strerror(errno)))", span: nil)
    }
    defer { closedir(stream) }
    var files: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix("."), tableName(of: name) != nil { files.append(name) }
    }
    guard !files.isEmpty else {
      throw Diagnostic(
        code: .fileUnreadable, message: "'\(path)' is a folder without data files", span: nil,
        help: ["files ending in: " + FormatList.all.flatMap(\.endings).joined(separator: ", ")])
    }
    return named(files.sorted(), in: path)
  }

  /// Two files of one name get a number each, in the order of the files' names.
  private static func named(
    _ files: [String], in folder: String
  ) -> [(name: String, object: UserObject)] {
    var known: Set<String> = []
    return files.compactMap { file in
      guard let plain = tableName(of: file) else { return nil }
      var name = plain
      var number = 2
      while !known.insert(folded(name)).inserted {
        name = "\(plain)_\(number)"
        number += 1
      }
      let place = folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
      return (name, .unread(path: place))
    }
  }

  /// `filings-2024.csv` is `filings_2024`; nil for what is no data file.
  static func tableName(of file: String) -> String? {
    let endings = FormatList.all.flatMap(\.endings).filter { file.lowercased().hasSuffix("." + $0) }
    guard let ending = endings.max(by: { $0.count < $1.count }) else { return nil }
    let stem = file.dropLast(ending.count + 1)
    let letters = stem.unicodeScalars.map { scalar in
      let isPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      return isPart || scalar.properties.generalCategory == .nonspacingMark ? scalar : "_"
    }
    var name = String.UnicodeScalarView()
    if letters.first?.properties.numericType != nil { name.append("_") }
    name.append(contentsOf: letters)
    return name.isEmpty ? nil : String(name)
  }
}
