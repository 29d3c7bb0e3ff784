using Npgsql;
using Orleans;
using Standards.OpeningAConsultation;
using Standards.Storage;

namespace Standards.ClosingAConsultation;

/// <summary>Open consultations look at their deadlines.</summary>
sealed class ConsultationDeadlines(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<ConsultationDeadlines> log) : CatchingUp<Guid>(life, log)
{
    protected override Task<List<Guid>> WaitingAsync(CancellationToken cancellation) =>
        database.ReadAsync("select draft_id from consultation where closed_at is null order by closes_at", [], r => r.GetGuid(0), cancellation);

    protected override Task CatchUpAsync(Guid waiting) => grains.GetGrain<IConsultationGrain>(waiting.ToString("D")).WatchDeadlineAsync();
}
