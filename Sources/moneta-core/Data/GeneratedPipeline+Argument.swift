import ArgumentParser
import Scenario

extension GeneratedPipeline: ExpressibleByArgument {}
