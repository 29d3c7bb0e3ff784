using Compliance.ReadingLicences;
using Compliance.WeighingConditions;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>The register of licences, newest first: what was granted is public; applications are for the developer and overseers.</summary>
    /// <param name="failing">Only those of which a condition fails, as far as the caller may see that.</param>
    public static async Task<LicenceConnection> Licences(
        IResolveFieldContext context, [FromServices] LicenceShelf shelf, [FromServices] Clock clock, LicenceStatus? status = null, [Id] string? developer = null, bool failing = false, int first = 50, string? after = null)
    {
        var viewer = Viewer.Of(context);
        Guid? of = developer is null ? null : Input.Uuid(developer, "developer");
        return new(await shelf.PageAsync(viewer, first, after, status, of, failing, context.CancellationToken), viewer, clock.Now());
    }

    public static async Task<LicenceView?> Licence(IResolveFieldContext context, [FromServices] LicenceShelf shelf, [FromServices] Clock clock, [Id] string id)
    {
        var viewer = Viewer.Of(context);
        return Input.TryUuid(id) is { } licence && await shelf.FindAsync(viewer, licence, context.CancellationToken) is { } seen ? new(seen, viewer, clock.Now()) : null;
    }

    /// <summary>Conditions that are asked again and again.</summary>
    public static IEnumerable<LicenceConditionView> ConditionTemplates() => ShippedConditions.All.Values.Select(c => new LicenceConditionView(c, null));

    /// <summary>What conditions can ask: the kinds of facts, each with its fields.</summary>
    public static IEnumerable<FactKindView> FactKinds([FromServices] FactRegister facts) => facts.Catalogue.Kinds.Select(k => new FactKindView(k.Key, k.Value));
}
