using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Replay.Tests.Voting;

/// <summary>A house of one process: Identity's pages and endpoints as a browser meets them, and the few GraphQL operations of a ballot.</summary>
sealed class SmallHouse : IAsyncDisposable
{
    const string Password = "the-demonstration-password";
    const string Form = """<form method="post" action="/sign-in"><input type="hidden" name="guard" value="{0}"><input type="hidden" name="returnUrl" value="{1}"><input name="userName"><input type="password" name="password"></form>""";

    readonly ConcurrentDictionary<string, string> codes = new(StringComparer.Ordinal), tokens = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, string> seen = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, (string Position, bool Reasoned)> votes = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> standings = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> codesByName;
    readonly bool losesFirstAnswers;
    readonly string? refuses;
    WebApplication? app;

    SmallHouse(bool losesFirstAnswers, string? refuses, IEnumerable<string> others) =>
        (this.losesFirstAnswers, this.refuses, codesByName) = (losesFirstAnswers, refuses, Register(others));

    public string Address => app!.Urls.First();
    public string PasswordFile { get; } = Path.GetTempFileName();
    public ICollection<string> Voters => votes.Keys;
    public int Electorate => standings.Count;

    /// <param name="losesFirstAnswers">Each change is carried out, and its first answer lost.</param>
    /// <param name="refuses">The delegate who has no delegation.</param>
    /// <param name="others">Members in the register beyond the seven it always has.</param>
    public static async Task<SmallHouse> OpenAsync(bool losesFirstAnswers = false, string? refuses = null, IEnumerable<string>? others = null)
    {
        var house = new SmallHouse(losesFirstAnswers, refuses, others ?? []);
        await File.WriteAllTextAsync(house.PasswordFile, Password + "\n");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        house.app = builder.Build();
        house.Map(house.app);
        await house.app.StartAsync();
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        File.Delete(PasswordFile);
    }

    void Map(WebApplication house)
    {
        house.MapGet("/.well-known/openid-configuration", () => new { authorization_endpoint = $"{Address}/connect/authorize", token_endpoint = $"{Address}/connect/token" });
        house.MapGet("/connect/authorize", (HttpContext http) => http.Request.Cookies["visitor"] is { } visitor
            ? Results.Redirect($"{http.Request.Query["redirect_uri"]}?code={Code(visitor, http.Request.Query["code_challenge"]!)}&state={http.Request.Query["state"]}")
            : Results.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}"));
        house.MapGet("/sign-in", (HttpContext http) =>
        {
            http.Response.Cookies.Append("guard", "g-1");
            return Page("g-1", http.Request.Query["returnUrl"]!, 200);
        });
        house.MapPost("/sign-in", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            if (form["guard"] != http.Request.Cookies["guard"])
                return Results.BadRequest();
            if (form["password"] != Password)
                return Page("g-1", form["returnUrl"]!, 401);
            http.Response.Cookies.Append("visitor", form["userName"]!);
            return Results.Redirect(form["returnUrl"]!);
        });
        house.MapPost("/connect/token", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!)));
            if (form["client_id"] != "aigov-cli" || !codes.TryRemove($"{form["code"]} {challenge}", out var visitor))
                return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
            var token = Guid.NewGuid().ToString("N");
            tokens[token] = visitor;
            return Results.Json(new { access_token = token });
        });
        house.MapPost("/graphql", (Delegate)GraphQLAsync);
    }

    static IResult Page(string guard, string returnUrl, int status) =>
        Results.Text(string.Format(System.Globalization.CultureInfo.InvariantCulture, Form, guard, WebUtility.HtmlEncode(returnUrl)), "text/html", statusCode: status);

    string Code(string visitor, string challenge)
    {
        var code = Guid.NewGuid().ToString("N");
        codes[$"{code} {challenge}"] = visitor;
        return code;
    }

    async Task<IResult> GraphQLAsync(HttpContext http)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body);
        var (query, variables) = (body.GetProperty("query").GetString()!, body.GetProperty("variables"));
        if (query.StartsWith("query Named", StringComparison.Ordinal))
            return Data(new { organizations = new { nodes = Find(variables.GetProperty("name").GetString()!) } });
        if (query == "{ __typename }")
            return Data(new { __typename = "Query" });
        if (query.StartsWith("query", StringComparison.Ordinal))
            return Data(new { ballot = State(closed: false) });

        var caller = tokens[http.Request.Headers.Authorization.ToString()["Bearer ".Length..]];
        var input = variables.GetProperty("input");
        var first = seen.TryAdd(input.GetProperty("commandId").GetString()!, query);
        if (Do(query, caller, input, first) is { } refusal)
            return Results.Json(new { errors = new[] { refusal } });
        if (first && losesFirstAnswers)
            return Results.StatusCode(502);
        return Data(new { registerProject = new { id = "p" }, openBallot = new { id = "b" }, castVote = new { id = "v" }, closeBallot = State(closed: true) });
    }

    object? Do(string query, string caller, JsonElement input, bool first)
    {
        if (!query.StartsWith("mutation Cast", StringComparison.Ordinal) && caller != "secretariat")
            return Refusal("auth.forbidden", "Your role does not allow this.");
        if (!first)
            return null;
        if (query.StartsWith("mutation Open", StringComparison.Ordinal))
            foreach (var entitled in input.GetProperty("electorate").EnumerateArray())
                standings.Add(entitled.GetProperty("memberId").GetString()!, entitled.GetProperty("standing").GetString()!);
        if (!query.StartsWith("mutation Cast", StringComparison.Ordinal))
            return null;
        if (caller == refuses)
            return Refusal("credential.missing", "No delegation.");
        var reasoned = input.GetProperty("comments").EnumerateArray().Any(c => c.GetProperty("kind").GetString() == "TECHNICAL");
        return votes.TryAdd(caller, (input.GetProperty("position").GetString()!, reasoned)) ? null : Refusal("vote.twice", "A vote was cast twice.");
    }

    static object Refusal(string code, string message) => new { message, extensions = new { code } };

    object State(bool closed)
    {
        var (participating, all) = (Tally("PARTICIPATING"), Tally(null));
        var approved = participating.InFavour * 3 >= participating.Counted * 2 && all.Against * 4 <= all.Counted;
        object[] conditions = [Condition("participating", "IN_FAVOUR", participating), Condition("all", "AGAINST", all)];
        return new { votesCast = votes.Count, tally = conditions, result = closed ? new { approved, explanation = new[] { approved ? "Approved." : "Not approved." }, conditions } : null };
    }

    (int InFavour, int Against, int Counted) Tally(string? standing)
    {
        var counted = votes.Where(v => standing is null || standings[v.Key["delegate.".Length..].ToUpperInvariant()] == standing).Select(v => v.Value).ToArray();
        var (inFavour, against) = (counted.Count(v => v.Position == "APPROVE"), counted.Count(v => v is { Position: "DISAPPROVE", Reasoned: true }));
        return (inFavour, against, inFavour + against);
    }

    static object Condition(string id, string measure, (int InFavour, int Against, int Counted) tally) => new
    {
        condition = new { id, measure, statement = "A statement." }, inFavour = tally.InFavour, against = tally.Against, abstained = 0, leftOut = 0, counted = tally.Counted, met = true,
    };

    static IResult Data(object data) => Results.Json(new { data });

    /// <summary>The identifier of a member is its code here.</summary>
    IEnumerable<object> Find(string name) => codesByName.TryGetValue(name, out var code) ? [new { id = code, code, name = codesByName.First(c => c.Value == code).Key }] : [];

    static Dictionary<string, string> Register(IEnumerable<string> others)
    {
        string[] few = ["Norway,NO", "France,FR", "Spain,ES", "Italy,IT", "Germany,DE", "Japan,JP", "Kenya,KE"];
        var names = few.Select(pair => pair.Split(',')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        foreach (var (name, i) in others.Select((name, i) => (name, i)))
            names.TryAdd(name, $"X{i}");
        return names;
    }
}
