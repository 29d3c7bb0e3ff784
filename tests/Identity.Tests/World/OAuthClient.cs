using System.Diagnostics;
using System.Text.Json;
using Testing;

namespace Identity.Tests;

/// <summary>The independent client: oauth4webapi from npm, which knows nothing of this house, run as a program of its own.</summary>
static class OAuthClient
{
    public const string WebRedirect = "http://127.0.0.1:9/signin-oidc";
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "Identity.Tests", "oauth-client");
    static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>Installs what the lock file says, where it is not installed yet.</summary>
    public static async Task InstallAsync()
    {
        await Gate.WaitAsync();
        try
        {
            var (wanted, installed) = (Path.Combine(Folder, "package-lock.json"), Path.Combine(Folder, "node_modules", ".package-lock.json"));
            if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(wanted))
                await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--silent"], input: null);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Runs one command of <c>client.mjs</c>.</summary>
    public static async Task<JsonNode> RunAsync(string command, JsonObject input) =>
        JsonNode.Parse(await RunAsync("node", ["client.mjs", command], input.ToJsonString()))!;

    /// <summary>The web application's client, as a person of this name.</summary>
    public static JsonObject Web(this IdentityWorld world, string userName = "delegate.no", object? and = null) =>
        As(world, new { clientId = "web", clientSecret = IdentityWorld.WebSecret, redirectUri = WebRedirect, userName, password = IdentityWorld.Password }, and);

    /// <summary>The command line: a public client, at a port of its own choosing.</summary>
    public static JsonObject CommandLine(this IdentityWorld world, string userName = "delegate.se", object? and = null) =>
        As(world, new { clientId = "aigov-cli", redirectUri = "http://127.0.0.1:53127/callback", userName, password = IdentityWorld.Password }, and);

    public static JsonObject Program(this IdentityWorld world, object? and = null) =>
        As(world, new { clientId = "demo-integrator", clientSecret = IdentityWorld.ProgramSecret }, and);

    public static JsonObject ThirdParty(this IdentityWorld world, string userName = "delegate.dk", object? and = null) => As(
        world,
        new
        {
            clientId = "third-party", clientSecret = IdentityWorld.ThirdPartySecret, redirectUri = "http://127.0.0.1:9/watch",
            userName, password = IdentityWorld.Password,
        },
        and);

    static JsonObject As(IdentityWorld world, object client, object? and)
    {
        var input = new JsonObject { ["issuer"] = world.Issuer, ["clockSkew"] = world.Time.AheadInSeconds };
        foreach (var part in new[] { client, and ?? new { } })
            foreach (var (name, value) in JsonSerializer.SerializeToNode(part)!.AsObject())
                input[name] = value?.DeepClone();
        return input;
    }

    static async Task<string> RunAsync(string program, string[] arguments, string? input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {await errors}");
    }
}

static class Answers
{
    /// <summary>A member's text; fails with the whole answer if there is none.</summary>
    public static string Text(this JsonNode answer, string name) =>
        answer[name]?.ToString() ?? throw new Xunit.Sdk.XunitException($"No {name} in {answer.ToJsonString()}");

    public static void IsError(this JsonNode answer, string error) => Assert.Equal(error, answer["error"]?.ToString() ?? answer.ToJsonString());
}
