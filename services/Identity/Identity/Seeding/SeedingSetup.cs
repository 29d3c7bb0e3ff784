namespace Identity.Seeding;

static class SeedingSetup
{
    /// <summary>Seeds only where <c>Seed__Demonstration</c> asks for it.</summary>
    public static void AddSeeding(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<bool>("Seed:Demonstration"))
            builder.Services.AddSingleton<DemonstrationAccounts>().AddHostedService<Seeder>();
    }
}
