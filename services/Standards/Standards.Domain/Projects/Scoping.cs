using Standards.Domain.Differences;
using Standards.Domain.Documents;
using Standards.Domain.Processes;

namespace Standards.Domain.Projects;

/// <summary>What a project is to deal with: approved once, and then held against the clause "Scope" of every edition.</summary>
/// <remarks>ISO/IEC Directives, Part 1, 2.3 (a change of scope is decided anew); Part 2, 14 (the clause is mandatory, and the first).</remarks>
public static class Scoping
{
    const int MaxText = 4_000;
    const int MaxReason = 1_000;

    /// <summary>The heading of the clause, whatever its case.</summary>
    public const string Heading = "Scope";

    /// <summary>The words of the clause, a line for each element of it; null where the text has no such clause.</summary>
    public static string? Of(Document text) =>
        text.Elements.FirstOrDefault(e => e.Kind is ElementKind.Clause && string.Equals(e.Text.Text.Trim(), Heading, StringComparison.OrdinalIgnoreCase)) is { } clause
            ? string.Join('\n', clause.SelfAndBelow().Skip(1).Select(e => e.Text.Say(text.Numbers.Refer)).Where(t => t.Length > 0))
            : null;

    /// <summary>The approved scope beside that of a text, by words. White space does not count.</summary>
    public static ImmutableArray<Span> Compare(string approved, Document text) => WordDifference.Of(Plainly(approved), Plainly(Of(text) ?? ""));

    /// <summary>What gates get to know: in how many places the current edition says another scope. Null, so that it can be attested, where none was approved or there is no edition.</summary>
    public static Evidence? Held(string? approved, Document? text) =>
        approved is null || text is null ? null : new(EvidenceKind.ScopeUnchanged, Places(Compare(approved, text)), null);

    internal static Decision<ProjectEvent, ProjectRefusal> Approve(Project project, ProjectCommand.ApproveScope c)
    {
        if (string.IsNullOrWhiteSpace(c.Text) || c.Text.Length > MaxText || !Plain.IsPlain(c.Text))
            return new ProjectRefusal.Invalid($"A scope has from 1 to {MaxText} characters of plain text.");
        if (Plain.ProblemInLine("reason", c.Reason, MaxReason) is { } problem)
            return new ProjectRefusal.Invalid(problem);
        return Plainly(project.Scope ?? "").Equals(Plainly(c.Text))
            ? new ProjectRefusal.ScopeApproved()
            : new ProjectEvent.ScopeApproved(c.Act, c.Text.ReplaceLineEndings("\n").Trim(), c.Reason, c.By, c.Now);
    }

    /// <summary>What goes and what comes at one place is one change.</summary>
    static int Places(ImmutableArray<Span> spans) => spans.Where((s, i) => s.Kind is not SpanKind.Same && (i == 0 || spans[i - 1].Kind is SpanKind.Same)).Count();

    static Inline Plainly(string words) => Inline.Of(string.Join(' ', words.Replace(Inline.Reference, ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
