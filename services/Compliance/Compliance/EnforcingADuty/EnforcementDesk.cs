using Compliance.Graph;
using Compliance.HoldingALicence;
using Compliance.ReadingEnforcement;
using GraphQL;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.EnforcingADuty;

/// <summary>Brings what people do in cases of enforcement to the cases, and what that means to the licences.</summary>
sealed class EnforcementDesk(IGrainFactory grains, NpgsqlDataSource database)
{
    /// <summary>For a case that may exist: who the caller is to it follows from whom it is against.</summary>
    public async Task<EnforcementActView> AskAsync(IResolveFieldContext context, object input, string commandId, string enforcementId, EnforcementCommand command)
    {
        var id = Input.Uuid(enforcementId, "enforcementId");
        var developer = await Grains.AskAsync(() => grains.GetGrain<IEnforcementGrain>(id.ToString("D")).DeveloperAsync(), context.CancellationToken);
        return await SendAsync(context, input, commandId, id, command with { As = Parties.OfLicence(context, developer) });
    }

    /// <exception cref="RefusalError">The case refused.</exception>
    public async Task<EnforcementActView> SendAsync(IResolveFieldContext context, object input, string commandId, Guid id, EnforcementCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, new { input, context.FieldDefinition.Name });
        var asked = Asked.Of(command with { By = context.DemandPerson() });
        var act = (await Grains.AskAsync(() => grains.GetGrain<IEnforcementGrain>(id.ToString("D")).DoAsync(order, asked), context.CancellationToken)).ActOf();
        await FollowAsync(id, context.CancellationToken);
        return new(id, act);
    }

    /// <summary>Licences follow cases: those that are not yet as their case says are told. What was cut off here is done by the watch.</summary>
    public async Task FollowAsync(Guid? only, CancellationToken cancellation)
    {
        var behind = await database.ReadAsync(
            "select id, licence_id, suspends from enforcement where licence_id is not null and suspends <> followed and ($1::uuid is null or id = $1) order by noticed_at limit 100",
            [Sql.Uuid(only)], r => (Id: r.GetGuid(0), Licence: r.GetGuid(1), Suspends: r.GetBoolean(2)), cancellation);
        foreach (var (id, licence, suspends) in behind)
            await grains.GetGrain<ILicenceGrain>(licence.ToString("D")).NoteAsync(Asked.Of<LicenceCommand>(new LicenceCommand.FollowCase(default, id, suspends, default, default)));
    }
}
