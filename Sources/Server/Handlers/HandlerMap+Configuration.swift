internal import Configuration

/// What stands around a scope's `<handlers>` and decides what its mappings come to.
struct HandlerSurroundings {
  var pool: PoolFacts
  /// The modules a mapping may name.
  var modules: LoadedModules
  var restrictions: ISAPIRestrictions
  /// `restrictions` for files that are binaries themselves.
  var fileRestrictions: FileRestrictions
  /// The `<fastCgi>` applications.
  var fastCgi: [EffectiveElement]
  /// Managed types that no assembly has.
  var missingTypes: Set<String>
  /// Whether a mapping that asks for Execute is passed over, or ends in 403.1, while Execute is not granted.
  var executeDenied: UndeterminedBehavior.ExecuteDenied
}

extension HandlerMap {
  private static let section = "system.webServer/handlers"

  /// Builds the map of an effective `<handlers>` section.
  ///
  /// - Parameter memory: what was compiled for the same surroundings before.
  convenience init(
    _ section: EffectiveElement, _ surroundings: HandlerSurroundings, memory: inout HandlerMemory,
    settings: inout SettingList
  ) {
    let policy = AccessPolicy(rawValue: UInt16(truncatingIfNeeded: section.flags("accessPolicy")))
    // Without the right to execute, the file itself is served (content-and-errors 2.5).
    let ignoresExecute = !policy.contains(.execute) && surroundings.executeDenied == .skip
    var rows: [Row] = []
    var skipped: [Row] = []
    var denied: [Row] = []
    var bad: Int32 = -1
    for entry in section.entries {
      let mapping = memory.mapping(entry) { Self.mapping(entry, surroundings, &settings) }
      if bad < 0 { bad = mapping.badPreCondition }
      guard !(mapping.needsExecute && ignoresExecute) else {
        if mapping.isSatisfied { denied += mapping.rows }
        continue
      }
      if mapping.isSatisfied { rows += mapping.rows } else { skipped += mapping.rows }
    }
    self.init(
      rows: rows, skipped: skipped, denied: denied, accessPolicy: policy,
      accessSetting: settings.add(Self.section, "accessPolicy", of: section), badPreCondition: bad,
      fileRestrictions: surroundings.fileRestrictions)
  }

  private static func mapping(
    _ entry: EffectiveElement, _ surroundings: HandlerSurroundings, _ settings: inout SettingList
  ) -> HandlerMemory.Mapping {
    var mapping = HandlerMemory.Mapping()
    let name = entry.string("name")
    let path = section + "/add[@name='\(name)']"
    let setting = settings.add(path, name, entry.position)
    switch surroundings.pool.verdict(on: entry.string("preCondition")) {
    case .satisfied: break
    case .unsatisfied: mapping.isSatisfied = false
    case .unknownToken:
      mapping.badPreCondition = settings.add(path, "preCondition", of: entry)
      return mapping
    }
    let verbs = entry.string("verb").parts(",").map { Array($0.trimmingBlanks().utf8) }
    let isAnyVerb = verbs.contains([UInt8(ascii: "*")])
    let handler = Handler(entry, path, surroundings, &settings)
    mapping.needsExecute = handler.requiredAccess == .execute
    for pattern in entry.string("path").parts(",") {
      mapping.rows.append(
        Row(
          name: name, pattern: HandlerPattern(pattern.trimmingBlanks()), verbs: isAnyVerb ? [] : verbs,
          setting: setting, handler: handler))
    }
    return mapping
  }
}

extension Handler {
  init(
    _ entry: EffectiveElement, _ path: String, _ surroundings: HandlerSurroundings,
    _ settings: inout SettingList
  ) {
    let modules = entry.string("modules").parts(",").map { $0.trimmingBlanks() }
    let processor = entry.string("scriptProcessor")
    let type = entry.string("type").part(before: ",").trimmingBlanks()
    let pattern = entry.string("path").lowercased()
    kind = Self.kind(modules, type: type, processor: processor, pattern: pattern)
    resourceType =
      switch entry.string("resourceType") {
      case "File": .file
      case "Directory": .directory
      case "Either": .either
      default: .unspecified
      }
    requiredAccess =
      switch entry.string("requireAccess") {
      case "None": []
      case "Read": .read
      case "Write": .write
      case "Execute": .execute
      default: .script
      }
    staticModules = []
    if modules.contains("StaticFileModule") { staticModules.insert(.staticFile) }
    if modules.contains("DefaultDocumentModule") { staticModules.insert(.defaultDocument) }
    if modules.contains("DirectoryListingModule") { staticModules.insert(.directoryListing) }
    unloadedModule = -1
    if let name = modules.first(where: { !surroundings.modules.contains($0) }) {
      unloadedModule = settings.add(
        path + "/@modules", name, entry.attribute("modules").source ?? entry.position)
    }
    runsISAPI = modules.contains("IsapiModule")
    let isClassic = runsISAPI && kind.isManaged
    compilesFile = Self.compilesFile(type, isClassic: isClassic, pattern: pattern)
    isTypeMissing = surroundings.missingTypes.contains(type)
    fastCgiProgram = Self.program(modules, processor, surroundings.fastCgi)
    restriction =
      modules.contains("IsapiModule") || modules.contains("CgiModule")
      ? surroundings.restrictions.verdict(on: processor, isCGI: modules.contains("CgiModule")) : .allowed
  }

  /// Source: content-and-errors 2.7.
  private static func kind(_ modules: [String], type: String, processor: String, pattern: String) -> Kind {
    for module in modules {
      switch module {
      case "StaticFileModule", "DefaultDocumentModule", "DirectoryListingModule": return .staticFile
      case "ProtocolSupportModule": return .protocolSupport
      case "WebDAVModule": return .webDAV
      case "CgiModule": return .cgi
      case "FastCgiModule": return .fastCgi
      case "ServerSideIncludeModule": return .serverSideInclude
      case "AspNetCoreModule", "AspNetCoreModuleV2": return .aspNetCore
      case "IsapiModule":
        switch processor.split(whereSeparator: { $0 == "\\" || $0 == "/" }).last?.lowercased() ?? "" {
        case "aspnet_isapi.dll": return classicKind(pattern)
        case "asp.dll": return .asp
        default: return .isapi
        }
      case "ManagedPipelineHandler": return managedKind(type)
      default: continue
      }
    }
    return .other
  }

  private static func managedKind(_ type: String) -> Kind {
    switch type {
    case "System.Web.HttpForbiddenHandler": .forbidden
    case "System.Web.HttpNotFoundHandler": .notFound
    case "System.Web.HttpMethodNotAllowedHandler": .methodNotAllowed
    case "System.Web.Handlers.TransferRequestHandler": .transferRequest
    default: .managed
    }
  }

  /// In classic mode the same extensions go to aspnet_isapi.dll, which selects by its own list; the stock one
  /// gives them the same handlers.
  private static func classicKind(_ pattern: String) -> Kind {
    switch pattern {
    case "*.": .transferRequest
    case "*.cshtm", "*.cshtml", "*.vbhtm", "*.vbhtml", "*.aspq": .forbidden
    default: .managed
    }
  }

  private static func compilesFile(_ type: String, isClassic: Bool, pattern: String) -> Bool {
    if isClassic { return ["*.aspx", "*.ashx", "*.asmx", "*.svc", "*.xamlx"].contains(pattern) }
    switch type {
    case "System.Web.UI.PageHandlerFactory", "System.Web.UI.SimpleHandlerFactory",
      "System.Web.Services.Protocols.WebServiceHandlerFactory",
      "System.Web.Script.Services.ScriptHandlerFactory", "System.Xaml.Hosting.XamlHttpHandlerFactory",
      "System.ServiceModel.Activation.ServiceHttpHandlerFactory",
      "System.ServiceModel.Activation.HttpHandler":
      // The services of an application have no file of their own.
      return pattern != "*_appservice.axd"
    case "System.Web.HttpForbiddenHandler": return pattern != "*.aspq"
    default: return false
    }
  }

  /// Source: content-and-errors 7.3.
  private static func program(
    _ modules: [String], _ processor: String, _ applications: [EffectiveElement]
  ) -> FastCgiProgram {
    guard modules.contains("FastCgiModule") else { return .registered }
    guard let found = FastCgiPrograms.application(for: processor, among: applications) else {
      return .unregistered
    }
    let mode = found.hasAttribute("stderrMode") ? found.string("stderrMode") : ""
    return mode == "IgnoreAndReturn200" ? .ignoresErrorStream : .registered
  }
}
