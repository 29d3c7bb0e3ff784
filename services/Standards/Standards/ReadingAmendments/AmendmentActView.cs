using GraphQL;
using Npgsql;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingAmendments;

/// <summary>An act on amendments, with its receipt.</summary>
[Public, Name("AmendmentAct")]
sealed class AmendmentActView(Guid act, string kind, Guid[] amendments, Guid? member, DateTime at)
{
    /// <summary><c>submitted</c>, <c>co-sponsored</c>, <c>withdrawn</c>, <c>submissions-closed</c>, <c>grouped</c>, <c>carried</c>, <c>rejected</c> or <c>consolidated</c>.</summary>
    public string Kind => kind;

    [Id]
    public IEnumerable<string> Amendments => amendments.Select(a => a.ToString("D"));

    public OrganizationStub? Member => member is { } id ? new(id) : null;

    public DateTime At => at;

    public ReceiptStub Receipt => new(act);

    const string Select = "select act_id, kind, amendments, member_id, at from amendment_act where draft_id = $1";

    internal static async Task<IReadOnlyList<AmendmentActView>> OfDraftAsync(NpgsqlDataSource database, Guid draft, CancellationToken cancellation) =>
        await database.ReadAsync($"{Select} order by place", [Sql.Uuid(draft)], Read, cancellation);

    internal static async Task<IReadOnlyList<AmendmentActView>> OfAmendmentAsync(NpgsqlDataSource database, Guid draft, Guid amendment, CancellationToken cancellation) =>
        await database.ReadAsync($"{Select} and $2 = any(amendments) order by place", [Sql.Uuid(draft), Sql.Uuid(amendment)], Read, cancellation);

    static AmendmentActView Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetString(1), row.GetFieldValue<Guid[]>(2), row.OrNull<Guid>(3), row.GetFieldValue<DateTime>(4));
}
