using Standards.Domain.Drafts;

namespace Standards.Domain.Documents;

/// <summary>What is wrong with a document.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Element">The element concerned; null where it is the whole document.</param>
/// <param name="Message">One sentence.</param>
public sealed record DocumentProblem(string Code, WId? Element, string Message)
{
    internal static DocumentProblem Of(string code, Element? element, string message) => new($"document.{code}", element?.WId, message);
}
