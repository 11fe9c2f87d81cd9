namespace Continuity.GraphQL;

/// <summary>The member of a class that adds fields to a type stands in the place of one of the type's own: <c>[BindMember(nameof(Ticket.CustomerId))] GetCustomer([Parent] Ticket ticket)</c> gives <c>customer</c> instead of <c>customerId</c>.</summary>
/// <param name="name">The C# name of the member that it replaces.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class BindMemberAttribute(string name) : Attribute
{
    /// <summary>The C# name of the member that it replaces.</summary>
    public string Name { get; } = name;
}
