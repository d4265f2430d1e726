/// The subscriptions of one scope in the order they run.
struct CompiledPipeline: Sendable {
  /// The steps that can do something to a request.
  private(set) var active: [CompiledStep] = []
  /// All of them, for traces.
  private(set) var all: [CompiledStep] = []
  /// The index in `active` of the first step that runs for a request that ended before its handler, and for one
  /// that the handler ended.
  private var afterEarlyEnd = 0
  private var afterHandler = 0

  init() {}

  /// - Parameters:
  ///   - order: the subscriptions of the modules that run.
  ///   - faults: for each step the fault of the section its module reads.
  ///   - active: the steps that can do something under this configuration.
  ///   - needs: what a request must have for a step to do something under it.
  init(
    _ order: PipelineOrder, faults: [Step: Int32], active isActive: Set<Step>,
    needs: [Step: RequestTraits] = [:]
  ) {
    all = order.steps.map { step in
      var step = step
      step.fault = step.step.flatMap { faults[$0] } ?? -1
      // Who reads a section that cannot be read is a question of its own: `Pipeline.readsSection`.
      step.needs = step.fault >= 0 ? [] : step.step.flatMap { needs[$0] } ?? []
      return step
    }
    active = all.filter { step in step.fault >= 0 || step.step.map(isActive.contains) ?? false }
    (afterEarlyEnd, afterHandler) = (next(after: .beginRequest), next(after: .executeRequestHandler))
  }

  /// The steps that run.
  @inline(__always)
  func steps(isRecording: Bool) -> [CompiledStep] { isRecording ? all : active }

  /// The index in `active` of the first step that runs when the given one has ended the request.
  @inline(__always)
  func next(after step: CompiledStep) -> Int {
    let isHandler = Pipeline.subscriptions[Int(step.subscription)].notification == .executeRequestHandler
    return isHandler ? afterHandler : afterEarlyEnd
  }

  private func next(after last: Notification) -> Int {
    active.firstIndex { step in
      Pipeline.subscriptions[Int(step.subscription)].notification.isRaised(after: last)
    } ?? active.count
  }
}

/// The subscriptions of the modules of one list in the order they run.
struct PipelineOrder {
  /// The steps, as yet without faults.
  let steps: [CompiledStep]

  /// Orders the subscriptions.
  ///
  /// - Parameters:
  ///   - modules: the names of the effective `<modules>` list in its order; a module that is not listed does
  ///     not run. Source: access-control 1.2.
  ///   - omitting: steps that do not exist on this server.
  init(modules: [String], omitting: Set<Step> = []) {
    let places = Dictionary(zip(modules, modules.indices), uniquingKeysWith: { first, _ in first })
    var ranked: [(rank: (UInt8, UInt8, Int), step: CompiledStep)] = []
    for (index, subscription) in Pipeline.subscriptions.enumerated() {
      if let step = subscription.step, omitting.contains(step) { continue }
      // Among the modules of one priority the core comes last.
      var place = Int.max
      if subscription.module != Subscription.core {
        guard let listed = places[subscription.module] else { continue }
        place = listed
      }
      // The order of priorities is turned round when the response leaves.
      let priority = subscription.priority.rawValue
      let isInverted = subscription.notification == .sendResponse
      let rank = isInverted ? Priority.coreLast.rawValue - priority : priority
      ranked.append(
        (
          (subscription.notification.rawValue, rank, place),
          CompiledStep(
            subscription: Int16(index), step: subscription.step, fault: -1,
            handlers: subscription.step?.handlers ?? .all, needs: [])
        ))
    }
    steps = ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map {
      $0.element.step
    }
  }
}

private func < (
  left: ((UInt8, UInt8, Int), Int), right: ((UInt8, UInt8, Int), Int)
) -> Bool {
  left.0 == right.0 ? left.1 < right.1 : left.0 < right.0
}
