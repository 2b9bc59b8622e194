//! The filters of the list of customers, and what they leave.

texts! {
    filters { en "Filter and sort", es "Filtrar y ordenar", fr "Filtrer et trier" }
    any { en "Any", es "Cualquiera", fr "Tous" }
    bought_from { en "Last purchase from", es "Última compra desde", fr "Dernier achat à partir du" }
    bought_until { en "Last purchase until", es "Última compra hasta", fr "Dernier achat jusqu’au" }
    sort_by { en "Sort by", es "Ordenar por", fr "Trier par" }
    by_name { en "Last name", es "Apellido", fr "Nom" }
    by_last_purchase { en "Last purchase, latest first", es "Última compra, la más reciente primero", fr "Dernier achat, le plus récent en premier" }
    mail_failed { en "Email not delivered", es "Correo no entregado", fr "E-mail non distribué" }
    show_filtered { en "Show customers", es "Mostrar clientes", fr "Afficher les clients" }
    clear_filters { en "Clear filters", es "Quitar los filtros", fr "Effacer les filtres" }
    filtered_customers { en "Filtered customers", es "Clientes filtrados", fr "Clients filtrés" }
    none_filtered_title { en "No customers match these filters", es "Ningún cliente coincide con estos filtros", fr "Aucun client ne correspond à ces filtres" }
    none_filtered_text {
        en "Change or clear the filters.",
        es "Cambie o quite los filtros.",
        fr "Modifiez ou effacez les filtres.",
    }
    looked_through {
        en "No customers found in this part of the list. Select “Next” to continue.",
        es "No se encontró ningún cliente en esta parte de la lista. Elija «Siguientes» para continuar.",
        fr "Aucun client trouvé dans cette partie de la liste. Choisissez «\u{202f}Suivants\u{202f}» pour continuer.",
    }
}
