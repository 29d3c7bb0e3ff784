using GraphQL;
using Npgsql;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingCommitments;

/// <summary>An expert as its projection holds it, or who was named with an approving vote on the project.</summary>
/// <param name="Id">Of the expert; null where the vote named it.</param>
sealed record ExpertRow(Guid Member, string Name, string? Field, DateTime At, Guid Act, Guid? Id)
{
    /// <summary>Approvals that named experts, in approved ballots of projects <c>p</c>; of every member the newest vote counts.</summary>
    const string Votes =
        """
        (select distinct on (v.ballot_id, v.member_id) v.member_id, v.act_id, v.position, v.names_experts, v.experts, v.cast_at
         from vote v join ballot b on b.id = v.ballot_id
         where b.project_id = p.id and b.closed_at is not null and (b.result ->> 'approved')::boolean
         order by v.ballot_id, v.member_id, v.revision desc) as vote
        """;

    /// <summary>A column of a query on projects <c>p</c>: how many members have named an expert.</summary>
    public const string Members =
        $"""
        (select count(*)::int from (
           select e.member_id from expert e where e.project_id = p.id union
           select vote.member_id from {Votes} where vote.position = 'Approve' and vote.names_experts) as named)
        """;

    /// <summary>Who was named, in the order of time.</summary>
    public static Task<List<ExpertRow>> OfAsync(NpgsqlDataSource database, Guid project, CancellationToken cancellation) => database.ReadAsync(
        $"""
        select e.member_id, e.name, e.field, e.named_at, e.id, e.id from expert e where e.project_id = $1
        union all
        select vote.member_id, name, null, vote.cast_at, vote.act_id, null
        from project p cross join lateral {Votes} cross join unnest(vote.experts) as name
        where p.id = $1 and vote.position = 'Approve' and vote.names_experts
        order by 4, 2
        """,
        [Sql.Uuid(project)],
        r => new ExpertRow(r.GetGuid(0), r.GetString(1), r.TextOrNull(2), r.GetFieldValue<DateTime>(3), r.GetGuid(4), r.OrNull<Guid>(5)), cancellation);
}

/// <summary>Somebody who works on a project for a member.</summary>
[Public, Name("Expert")]
sealed class ExpertView(ExpertRow row)
{
    /// <summary>By which it is withdrawn; null where it was named with a vote.</summary>
    [Id]
    public string? Id => row.Id?.ToString("D");

    public OrganizationStub Member => new(row.Member);

    public string Name => row.Name;

    /// <summary>What the person is an expert in; null where it was named with a vote.</summary>
    public string? Field => row.Field;

    public DateTime NamedAt => row.At;

    public ReceiptStub Receipt => new(row.Act);
}
