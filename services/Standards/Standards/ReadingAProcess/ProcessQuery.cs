using GraphQL;
using Npgsql;
using Standards.ReadingAProcess;

namespace Standards.Graph;

sealed partial class Query
{
    const int MostProcesses = 200;

    public static Task<ProcessView?> Process([FromServices] NpgsqlDataSource database, CancellationToken cancellation, [Id] string id) =>
        ProcessRow.FindAsync(database, id, cancellation);

    public static Task<IReadOnlyList<ProcessView>> Processes([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        ProcessRow.ListAsync(database, MostProcesses, cancellation);
}
