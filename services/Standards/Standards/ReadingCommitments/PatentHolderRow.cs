using GraphQL;
using Npgsql;
using Standards.Domain.Commitments;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingCommitments;

/// <summary>A holder of patents as its projection holds it.</summary>
sealed record PatentHolderRow(PatentHolder Holder, string? Because, IReadOnlyList<string> Patents, string? Form, Guid? Asked, Guid? Declared, DateTime KnownAt, DateTime? DeclaredAt)
{
    /// <summary>The holders of each project, in the order in which they became known.</summary>
    public static async Task<ILookup<Guid, PatentHolderRow>> OfProjectsAsync(NpgsqlDataSource database, IReadOnlyList<Guid> projects, CancellationToken cancellation) => (await database.ReadAsync(
        """
        select project_id, name, position, elements, because, patents, form, asked_act, declared_act, known_at, declared_at
        from patent_holder where project_id = any($1) order by known_at, name
        """,
        [Sql.Uuids([.. projects])],
        r => (Project: r.GetGuid(0), Row: new PatentHolderRow(
            new(r.GetString(1), r.TextOrNull(2) is { } position ? Enum.Parse<PatentPosition>(position) : null, [.. r.GetFieldValue<string[]>(3).Select(ElementOf)]),
            r.TextOrNull(4), r.GetFieldValue<string[]>(5), r.TextOrNull(6), r.OrNull<Guid>(7), r.OrNull<Guid>(8), r.GetFieldValue<DateTime>(9), r.OrNull<DateTime>(10))), cancellation))
        .ToLookup(r => r.Project, r => r.Row);

    static WId ElementOf(string stored) => WId.TryParse(stored, out var id) ? id : throw new FormatException($"\"{stored}\" is stored as the identifier of an element.");
}

/// <summary>Who holds patents that the text of a project may need.</summary>
[Public, Name("PatentHolder")]
sealed class PatentHolderView(PatentHolderRow row, Document? text)
{
    public string Name => row.Holder.Name;

    /// <summary>What gave rise to asking it; null where it declared unasked.</summary>
    public string? Because => row.Because;

    public DateTime KnownAt => row.KnownAt;

    /// <summary>What it declared last; null while nothing is declared.</summary>
    public PatentPosition? Position => row.Holder.Position;

    public DateTime? DeclaredAt => row.DeclaredAt;

    public IEnumerable<string> Patents => row.Patents;

    /// <summary>The elements that need the patents, and where they stand in the current edition.</summary>
    public IEnumerable<TouchedElementView> Elements => row.Holder.Elements.Select(e => new TouchedElementView(e, text));

    /// <summary>Where the signed form can be found.</summary>
    public string? Form => row.Form;

    /// <summary>Whether the text can be published as far as this holder goes.</summary>
    public bool Clears => row.Holder.Clears(text);

    /// <summary>Of the act by which it was asked.</summary>
    public ReceiptStub? AskedBy => row.Asked is { } act ? new(act) : null;

    /// <summary>Of its declaration.</summary>
    public ReceiptStub? Declaration => row.Declared is { } act ? new(act) : null;
}

/// <summary>An element of a text that needs a patent.</summary>
[Public, Name("TouchedElement")]
sealed class TouchedElementView(WId element, Document? text)
{
    [Id]
    public string WId => element.Value;

    /// <summary>Where it stands, in words; null where the current edition has it no longer.</summary>
    public string? Location => text?.Has(element) is true ? Domain.Documents.Location.Of(text, element) : null;
}
