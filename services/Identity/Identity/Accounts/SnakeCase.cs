using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Identity.Accounts;

/// <summary>Names tables, columns and constraints as the rest of the database does.</summary>
static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(e => e.IsMappedToJson()))
            entity.SetContainerColumnName(Of(entity.GetContainerColumnName()!));
        foreach (var entity in model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            var table = Of(entity.GetTableName()!.Replace("AspNetUser", "Account", StringComparison.Ordinal).Replace("OpenIddict", "Openiddict", StringComparison.Ordinal));
            entity.SetTableName(table);
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Of(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName($"{table}_pkey");
            foreach (var reference in entity.GetForeignKeys().Where(f => !f.IsOwnership))
                reference.SetConstraintName($"{table}_{Of(string.Join("", reference.Properties.Select(p => p.Name)))}_fkey");
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName($"{table}_{string.Join('_', index.Properties.Select(p => Of(p.Name)))}_idx");
        }
    }

    static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
