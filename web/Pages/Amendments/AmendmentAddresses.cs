namespace Web.Pages.Amendments;

/// <summary>Where the amendments to an edition are read. Editions are known by their number.</summary>
static class AmendmentAddresses
{
    public static string List(Guid project, int edition) => string.Create(CultureInfo.InvariantCulture, $"/projects/{project}/editions/{edition}/amendments");

    public static string New(Guid project, int edition, string? element = null, Guid? amends = null) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
            List(project, edition) + "/new",
            new KeyValuePair<string, string?>[] { new("element", element), new("amends", amends?.ToString()) }.Where(p => p.Value is not null));

    /// <summary>The text with amendments, by their numbers; with those that were carried where none is named.</summary>
    public static string Amended(Guid project, int edition, IEnumerable<int>? with = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/projects/{project}/editions/{edition}/amended")
        + (with?.ToList() is { Count: > 0 } numbers ? "?" + string.Join('&', numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"with={n}"))) : "");

    public static string Compare(Guid project, int from, int to) => string.Create(CultureInfo.InvariantCulture, $"/projects/{project}/compare?from={from}&to={to}");
}
