"""Countries with their adjectives, cities and regions: to look for in a text, and to put there instead."""

_COUNTRIES = """
Argentina Argentine|Australia Australian|Austria Austrian|Bangladesh Bangladeshi|Belgium Belgian|Bolivia Bolivian
Brazil Brazilian|Bulgaria Bulgarian|Cambodia Cambodian|Canada Canadian|Chile Chilean|China Chinese|Colombia Colombian
Cuba Cuban|Denmark Danish|Egypt Egyptian|Estonia Estonian|Ethiopia Ethiopian|Finland Finnish|France French
Germany German|Ghana Ghanaian|Greece Greek|Hungary Hungarian|Iceland Icelandic|India Indian|Indonesia Indonesian
Iran Iranian|Iraq Iraqi|Ireland Irish|Israel Israeli|Italy Italian|Jamaica Jamaican|Japan Japanese|Jordan Jordanian
Kenya Kenyan|Kuwait Kuwaiti|Latvia Latvian|Lebanon Lebanese|Libya Libyan|Malaysia Malaysian|Mexico Mexican
Mongolia Mongolian|Morocco Moroccan|Myanmar Burmese|Nepal Nepalese|Nigeria Nigerian|Norway Norwegian|Pakistan Pakistani
Peru Peruvian|Poland Polish|Portugal Portuguese|Qatar Qatari|Romania Romanian|Russia Russian|Rwanda Rwandan
Senegal Senegalese|Serbia Serbian|Singapore Singaporean|Spain Spanish|Sudan Sudanese|Sweden Swedish|Syria Syrian
Thailand Thai|Tunisia Tunisian|Turkey Turkish|Ukraine Ukrainian|Vietnam Vietnamese|Yemen Yemeni|Zambia Zambian
"""
COUNTRIES: dict[str, str] = {
    pair.split()[0]: pair.split()[1] for line in _COUNTRIES.split("\n") for pair in line.split("|") if pair
}
_CITIES = """
Amsterdam|Athens|Auckland|Baghdad|Bangkok|Barcelona|Beirut|Berlin|Bogota|Boston|Brussels|Budapest|Buenos Aires|Cairo
Calgary|Cape Town|Chicago|Copenhagen|Dallas|Damascus|Delhi|Denver|Doha|Dublin|Genova|Geneva|Hanoi|Havana|Helsinki
Houston|Istanbul|Jakarta|Johannesburg|Kabul|Karachi|Lagos|Lima|Lisbon|London|Los Angeles|Madrid|Manila|Mecca|Medina
Melbourne|Miami|Milan|Montreal|Moscow|Mumbai|Munich|Nairobi|Naples|Oslo|Ottawa|Paris|Prague|Rome|Santiago|Seattle
Seoul|Shanghai|Stockholm|Sydney|Tehran|Tokyo|Toronto|Tripoli|Vancouver|Vienna|Warsaw|Washington|Zurich
Gaza|West Bank|California|Florida|Texas|Nevada|Ontario|Alberta|Tuscany|Lombardy|Sicily|Bavaria|Catalonia|Scotland|Wales
Aceh|Java|Sumatra|Kashmir|Crimea|Siberia|Kurdistan|Bogliasco|Livorno
"""
CITIES: tuple[str, ...] = tuple(name for line in _CITIES.split("\n") for name in line.split("|") if name)
