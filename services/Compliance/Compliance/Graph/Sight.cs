using Npgsql;

namespace Compliance.Graph;

/// <summary>What of a model reaches who looks, as conditions on rows: developers and overseers see what is theirs, assessors what they need while they are assigned, everyone else by the label and only of public models.</summary>
/// <remarks>The first five parameters of a statement are <see cref="Parameters"/>; <c>m</c> is the row of the model.</remarks>
static class Sight
{
    /// <summary>Whether who looks is inside: the developer, an overseer, or an assessor who is assigned now.</summary>
    public const string Inside =
        "($1 or m.developer_ids @> array[$2::uuid] or exists (select from assessment_assessor x where x.person_id = $3 and x.model_id = m.id and x.ended_at is null))";

    /// <summary>Whether a row <c>e</c> with a label may be seen.</summary>
    public const string Labelled =
        $"((not m.is_filed and e.label = any($4)) or ({Inside} and e.label = any($5)))";

    public static IEnumerable<NpgsqlParameter> Parameters(Viewer viewer, FlowPolicy policy) =>
    [
        Sql.Bool(viewer.SeesAll), Sql.Uuid(viewer.Organization), Sql.Uuid(viewer.Person),
        Sql.Texts(Labels(policy, Audience.Others)), Sql.Texts(Labels(policy, viewer.SeesAll || viewer.Organization is null ? Audience.Overseers : Audience.Own)),
    ];

    static string[] Labels(FlowPolicy policy, Audience audience) => [.. Enum.GetValues<FlowLabel>().Where(l => policy.Flows.TryGetValue(audience, out var may) && may.Contains(l)).Select(l => l.ToString())];
}
