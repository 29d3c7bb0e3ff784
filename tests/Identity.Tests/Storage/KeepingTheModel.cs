using Identity.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Testing;

namespace Identity.Tests.Storage;

/// <summary>The scripts make what the model of the accounts asks for: columns, keys and indexes are those that Entity Framework would have made.</summary>
public sealed class KeepingTheModel(IdentityWorld world, KeepingTheModel.Server server) : IClassFixture<KeepingTheModel.Server>
{
    public sealed class Server : IAsyncLifetime
    {
        readonly PostgresServer postgres = new();

        public ValueTask InitializeAsync() => postgres.InitializeAsync();

        public ValueTask DisposeAsync() => postgres.DisposeAsync();

        public Task<string> CreateDatabaseAsync() => postgres.CreateDatabaseAsync();
    }

    [Fact]
    public async Task In_step_with_the_scripts()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<AccountsDatabase>();
        string[] tables = [.. model.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal)];

        await using var fresh = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());
        await using (var create = fresh.CreateCommand(model.Database.GenerateCreateScript()))
            await create.ExecuteNonQueryAsync();

        Assert.NotEmpty(tables);
        var wanted = await DescribeAsync(fresh, tables);
        Assert.True(wanted.Count > 60);
        Assert.Equal(wanted, await DescribeAsync(world.Database, tables));
    }

    static async Task<IReadOnlyList<string>> DescribeAsync(NpgsqlDataSource database, string[] tables)
    {
        await using var query = database.CreateCommand(
            """
            select concat_ws(' ', 'column', table_name, column_name, data_type, character_maximum_length, is_nullable, is_identity)
            from information_schema.columns where table_schema = 'public' and table_name = any($1)
            union all select indexdef from pg_indexes where schemaname = 'public' and tablename = any($1)
            union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where contype in ('p', 'f') and conrelid::regclass::text = any($1)
            order by 1
            """);
        query.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = tables });
        await using var reader = await query.ExecuteReaderAsync();
        var described = new List<string>();
        while (await reader.ReadAsync())
            described.Add(reader.GetString(0));
        return described;
    }
}
