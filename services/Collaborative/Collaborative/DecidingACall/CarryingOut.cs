using Collaborative.ApplyingForTime;
using Collaborative.DecidingASmallAward;
using Collaborative.Domain.Applications;
using Collaborative.PostingAnAward;
using Collaborative.ReadingACall;
using Collaborative.ReadingAnApplication;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.DecidingACall;

/// <summary>Tells the applications of a decided call what became of them. Told again, they change nothing.</summary>
sealed class CarryingOut(IGrainFactory grains, ApplicationShelf applications, AwardPosting posting)
{
    public async Task CarryOutAsync(CallView call, CancellationToken cancellation)
    {
        foreach (var ranked in call.Decided?.Ranking ?? [])
        {
            var id = ranked.Application.Value;
            if (await applications.ReadAsync(id, cancellation) is not { State: Application.Pending { Dossier: var dossier }, WasRefused: false })
                continue;
            ApplicationCommand command = ranked.Verdict.Ground is { } ground
                ? new ApplicationCommand.Refuse(default, default, ground, default)
                : Settling.Granting(dossier.Lead.Member ?? default, ranked.Verdict.Lines, dossier);
            await Grains.AskAsync(() => grains.GetGrain<IApplicationGrain>(id.ToString("D")).SettleAsync(Asked.Of(command)), cancellation);
            await posting.PostAsync(id, cancellation);
        }
    }
}

/// <summary>At start, carries out what was decided and not carried out when the service stopped.</summary>
sealed class CarryingOutWaiting(IHostApplicationLifetime life, NpgsqlDataSource database, CallShelf calls, CarryingOut carrying, ILogger<CarryingOutWaiting> log) : CatchingUp<Guid>(life, log)
{
    protected override Task<List<Guid>> WaitingAsync(CancellationToken cancellation) => database.ReadAsync(
        "select c.id from call c where c.state = 'Decided' and exists (select 1 from application a where a.call_id = c.id and a.state = 'Pending' and not a.refused)",
        [], r => r.GetGuid(0), cancellation);

    protected override async Task CatchUpAsync(Guid waiting) => await carrying.CarryOutAsync(await calls.RequireAsync(waiting, CancellationToken.None), CancellationToken.None);
}
