/// The texts of a new pipeline's files. What stands between angle brackets is the pipeline's name in one of its spellings (see
/// `PipelineName.fill`).
enum PipelineTexts {}
