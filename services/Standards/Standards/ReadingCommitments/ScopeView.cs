using GraphQL;
using Standards.Domain.Documents;
using Standards.Domain.Projects;
using Standards.ComparingEditions;
using Standards.Graph;

namespace Standards.ReadingCommitments;

/// <summary>What a project was approved to deal with, and what its current edition says of it.</summary>
[Public, Name("ApprovedScope")]
sealed class ScopeView(string approved, Guid act, Document? text)
{
    public string Text => approved;

    /// <summary>In how many places the current edition says another scope; null where there is no edition.</summary>
    public int? Changes => Scoping.Held(approved, text)?.Count;

    /// <summary>The approved words beside those of the current edition; none where there is no edition.</summary>
    public IEnumerable<WordSpanView> Words => text is null ? [] : Scoping.Compare(approved, text).Select(w => new WordSpanView(w, text));

    public ReceiptStub Receipt => new(act);
}
