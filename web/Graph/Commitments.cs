namespace Web.Graph;

/// <summary>What a project was approved to deal with, beside what its current edition says.</summary>
public sealed record ApprovedScope(string Text, int? Changes, IReadOnlyList<WordSpan> Words, ReceiptLink Receipt);

/// <summary>Who works on a project for a member; without an identifier where a vote named it.</summary>
public sealed record Expert(Guid? Id, string Name, string? Field, DateTimeOffset NamedAt, OrganizationLink Member, ReceiptLink Receipt);

/// <summary>What a holder of patents declares.</summary>
public enum PatentPosition { NoneKnown, FreeOfCharge, ReasonableTerms, Unwilling }

/// <summary>Who holds patents that a text may need.</summary>
public sealed record PatentHolder(
    string Name, string? Because, DateTimeOffset KnownAt, PatentPosition? Position, DateTimeOffset? DeclaredAt, IReadOnlyList<string> Patents, string? Form, bool Clears,
    IReadOnlyList<TouchedElement> Elements, ReceiptLink? AskedBy, ReceiptLink? Declaration);

/// <summary>An element that needs a patent, and where it stands; nowhere if the text has it no longer.</summary>
public sealed record TouchedElement(string WId, string? Location);
