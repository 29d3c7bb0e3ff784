namespace Standards.Domain.Processes;

/// <summary>One reason why a definition cannot be published.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Where">A stage code, or the name of a part such as <c>tracks</c>.</param>
/// <param name="Message">One sentence.</param>
public sealed record ProcessProblem(string Code, string Where, string Message);
