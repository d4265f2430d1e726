extension RewritePolicy {
  /// The headers and facts that conditions, targets and variables read.
  var dependencies: RequestDependencies {
    var all = RequestDependencies()
    for rule in rules {
      for condition in rule.conditions { all.formUnion(condition.input.dependencies) }
      for variable in rule.variables {
        all.formUnion(variable.value.dependencies)
        all.formUnion(variable.presentValue.dependencies)
      }
      switch rule.action {
      case .rewrite(let target, _), .redirect(let target, _, _): all.formUnion(target.dependencies)
      case .none, .customResponse, .abort: break
      }
    }
    return all
  }
}

extension OutboundPolicy {
  /// The headers and facts that preconditions read.
  var dependencies: RequestDependencies {
    var all = RequestDependencies()
    for preCondition in preConditions {
      for condition in preCondition.conditions { all.formUnion(condition.input.dependencies) }
    }
    return all
  }
}

extension RewriteTemplate {
  /// The headers and facts that the template reads.
  fileprivate var dependencies: RequestDependencies {
    var all = RequestDependencies()
    all.headers = Set(headers.map { String(decoding: $0, as: UTF8.self) })
    for operation in operations {
      switch operation {
      case .variable(let variable), .slot(_, let variable, _): all.formUnion(variable.dependencies)
      default: break
      }
    }
    return all
  }
}

extension ServerVariable {
  /// What the variable tells beside method, URL, host, version, port and body length.
  fileprivate var dependencies: RequestDependencies {
    switch self {
    case .remoteAddress, .remotePort: RequestDependencies(parts: .client)
    case .localAddress, .serverName, .cacheURL: RequestDependencies(parts: .localAddress)
    case .contentType: RequestDependencies(headers: ["content-type"])
    case .originalURL: RequestDependencies(headers: ["x-original-url"])
    default: RequestDependencies()
    }
  }
}
