using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Publications;
using Standards.ReadingThePublicRegister;
using Standards.Storage;

namespace Standards.Graph;

sealed partial class Query
{
    const int MaxSearchLength = 200;

    /// <summary>A published standard by its number.</summary>
    public static IDataLoaderResult<StandardView?> Standard([FromServices] Loaders loaders, string number) =>
        StandardNumber.TryParse(number, out _) ? loaders.Standards.Load(Identifiers.OfStandard(number)) : LoaderResults.Known<StandardView?>(null);

    /// <summary>The public register, newest first.</summary>
    public static async Task<StandardConnection> Standards(
        [FromServices] NpgsqlDataSource database, [FromServices] Clock clock, CancellationToken cancellation,
        StandardStatus? status = null, string? search = null, int first = 50, string? after = null)
    {
        if (search?.Length > MaxSearchLength)
            throw new RefusalError("input.invalid", $"search has at most {MaxSearchLength} characters.");
        var today = DateOnly.FromDateTime(clock.Now().UtcDateTime);
        return new(await Page<StandardRow>.ReadAsync(
            first, after,
            (cursor, limit) => StandardRow.ListAsync(database, status, search, today, cursor, limit, cancellation),
            () => StandardRow.CountAsync(database, status, search, today, cancellation)));
    }
}
