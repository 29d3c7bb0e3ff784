using Npgsql;

namespace Launcher.Postgres;

/// <summary>The server that a person names with AIGOV_POSTGRES instead of the private one.</summary>
internal static class GivenServer
{
    /// <summary>Key=value pairs as Npgsql reads them, or a postgresql:// address. Null when none is named.</summary>
    public static string? ConnectionString => Environment.GetEnvironmentVariable("AIGOV_POSTGRES") switch
    {
        null or "" => null,
        var address when Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "postgres" or "postgresql" => FromAddress(new Uri(address)),
        var pairs => FromPairs(pairs),
    };

    /// <summary>Several instances on one server keep apart by the names of their databases.</summary>
    public static string PrefixFor(Instance instance) => instance.Name == "main" ? "" : $"{instance.Name}-";

    static string FromAddress(Uri address)
    {
        var person = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        var database = address.AbsolutePath.Trim('/');
        return new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port > 0 ? address.Port : 5432,
            Database = database.Length > 0 ? database : "postgres",
            Username = person[0],
            Password = person.ElementAtOrDefault(1),
        }.ConnectionString;
    }

    static string FromPairs(string pairs)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(pairs).ConnectionString;
        }
        catch (ArgumentException error)
        {
            throw new Obstacle($"AIGOV_POSTGRES cannot be read: {error.Message}", "write Host=…;Port=…;Username=…;Password=… or postgresql://…");
        }
    }
}
