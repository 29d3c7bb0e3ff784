using System.Globalization;

namespace Replay;

/// <summary>The installation on this machine that is meant when nothing else is said: AIGOV_INSTANCE and AIGOV_PORT_OFFSET, as for infra/up.</summary>
sealed record Instance(Uri Gateway, Uri Identity, string PasswordFile)
{
    const int GatewayPort = 4000, IdentityPort = 5100;
    const int FirstPort = 1024, PortCount = 65536 - FirstPort;   // an offset past the last port starts over, as infra/up has it

    public static Instance FromEnvironment()
    {
        var name = Environment.GetEnvironmentVariable("AIGOV_INSTANCE") is { Length: > 0 } given ? given : "main";
        _ = int.TryParse(Environment.GetEnvironmentVariable("AIGOV_PORT_OFFSET"), NumberStyles.None, CultureInfo.InvariantCulture, out var offset);
        Uri At(int port, string path) => new($"http://127.0.0.1:{FirstPort + ((port - FirstPort + offset) % PortCount)}/{path}");
        return new(At(GatewayPort, "graphql"), At(IdentityPort, ""), Path.Combine(Root(), ".local", name, "secrets", "demonstration-password"));
    }

    static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AdvancedAIGov.sln")))
                return folder.FullName;
        return Environment.CurrentDirectory;
    }
}
