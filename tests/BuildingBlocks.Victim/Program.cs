// A small service to be killed: it sends the same commands at every start, as a client that got no answer would,
// and says on standard output which were acknowledged.
using BuildingBlocks.EventStore;
using BuildingBlocks.Hosting;
using BuildingBlocks.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

const string Stream = "account-1";
var connectionString = args[0];
var commands = args[1..].Select(Guid.Parse).ToArray();

var host = Host.CreateEmptyApplicationBuilder(new() { Args = [] });
host.Services.AddLogging();
host.Services.AddSingleton(new ServiceName("victim")).AddSingleton<OutboxSignal>().AddSingleton<EventStore>();
host.Services.AddSingleton(NpgsqlDataSource.Create(connectionString));
host.Services.AddDaprClient();
host.Services.AddHostedService<OutboxRelay>();
using var app = host.Build();
await app.StartAsync();

var store = app.Services.GetRequiredService<EventStore>();
foreach (var command in commands)
{
    await SendAsync(command);
    Console.WriteLine($"acknowledged {command}");
}
while (await WaitingAsync() > 0)
    await Task.Delay(20);
Console.WriteLine("done");
await app.StopAsync();

async Task SendAsync(Guid command)
{
    var version = (await store.ReadStreamAsync(Stream)).Count;
    var commit = new Commit(Stream, version, new Request(command, "credit"))
        .Append(new NewEvent("account.credited", 1, $$"""{"command":"{{command}}"}"""))
        .Publish(new OutgoingMessage(command, "credits", Stream, "Credited", "{}"))
        .Execute("insert into balance (id, amount) values (1, 1) on conflict (id) do update set amount = balance.amount + 1");
    if (await store.CommitAsync(commit) is CommitOutcome.Conflict or CommitOutcome.Reused)
        throw new InvalidOperationException("Only one victim runs at a time.");
}

async Task<long> WaitingAsync()
{
    await using var query = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select count(*) from outbox");
    return (long)(await query.ExecuteScalarAsync())!;
}
